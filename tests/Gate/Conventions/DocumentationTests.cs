using System.CommandLine;
using System.Text.RegularExpressions;
using EnergyGate.Gate.Commands;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>What the documents tell a reader to type parses, and what they link to is there.</summary>
public sealed partial class DocumentationTests
{
    // A snapshot of a report holds what its run said, and no link of ours.
    private static IEnumerable<string> Documents => RepositoryFiles.EndingWith(".md").Where(path => !path.EndsWith(".verified.md", StringComparison.Ordinal));

    private static IEnumerable<TestCaseData> CommandLines =>
        from document in Documents
        from Match block in ShellBlock().Matches(RepositoryFiles.Text(document))
        from line in block.Groups["lines"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        let arguments = Arguments(line)
        where arguments is not null
        select new TestCaseData([arguments]).SetArgDisplayNames(document, string.Join(' ', arguments));

    [TestCaseSource(nameof(CommandLines))]
    public void CommandLine_InADocument_Parses(string[] arguments) =>
        Program().Parse(arguments).Errors.Select(error => error.Message).Should().BeEmpty();

    [Test]
    public void Readme_ShellBlocks_ShowEveryCommand()
    {
        var readme = RepositoryFiles.Text("README.md");
        Program().Subcommands.Select(command => command.Name)
            .Where(name => !readme.Contains($"-- {name}", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [TestCaseSource(nameof(Documents))]
    public void Links_ToFilesOfTheRepository_LeadSomewhere(string document) =>
        RelativeLink().Matches(RepositoryFiles.Text(document)).Select(match => match.Groups["target"].Value)
            .Where(target => !Path.Exists(Path.Combine(RepositoryFiles.FullPath(RepositoryFiles.Folder(document)), target)))
            .Should().BeEmpty();

    [Test]
    public void DecisionIndex_Decisions_AreAllListed()
    {
        var index = RepositoryFiles.Text("docs/adr/README.md");
        RepositoryFiles.All.Where(path => path.StartsWith("docs/adr/0", StringComparison.Ordinal))
            .Where(path => !index.Contains($"({Path.GetFileName(path)})", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    private static RootCommand Program() =>
        EnergyGateProgram.Root(new GateConsole(TextReader.Null, TextWriter.Null, TextWriter.Null, IsTerminal: false), CancellationToken.None);

    // What stands behind "dotnet run ... --", up to a pipe, a redirection or a comment.
    private static string[]? Arguments(string line)
    {
        var start = line.IndexOf("dotnet run ", StringComparison.Ordinal);
        return start >= 0 && line[start..].Split(" -- ", 2) is [_, var given]
            ? Regex.Split(given, @"\s[|<>#&]")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    [GeneratedRegex(@"^ *```sh\n(?<lines>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"\]\((?<target>[^)#:\s]+)(#[^)]*)?\)")]
    private static partial Regex RelativeLink();
}
