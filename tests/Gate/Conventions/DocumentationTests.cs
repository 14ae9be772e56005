using System.CommandLine;
using System.Text.RegularExpressions;
using EnergyGate.Gate.Commands;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Command lines in documents parse, links resolve, and every command, option and page is in its index.</summary>
internal sealed partial class DocumentationTests
{
    private static IEnumerable<string> Documents => MarkdownPage.All.Keys;

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
    public void Readme_Commands_AreAllShown()
    {
        var readme = RepositoryFiles.Text("README.md");
        Program().Subcommands.Select(command => command.Name)
            .Where(name => !Regex.IsMatch(readme, $@"(-- |energygate ){name}\b"))
            .Should().BeEmpty();
    }

    [Test]
    public void CommandReference_Options_AreAllListed()
    {
        var reference = RepositoryFiles.Text("docs/reference/commands.md");
        Program().Subcommands.SelectMany(OptionsOf).Distinct()
            .Where(option => !Regex.IsMatch(reference, $@"`{option}[ `]"))
            .Should().BeEmpty();
    }

    [TestCaseSource(nameof(Documents))]
    public void Links_WithinTheRepository_LeadToAFileAndAHeading(string document) =>
        MarkdownPage.All[document].Links
            .Where(link => !Exists(link.File) || (link.Anchor.Length > 0 && !MarkdownPage.All[link.File].Anchors.Contains(link.Anchor)))
            .Should().BeEmpty();

    [Test]
    public void DecisionIndex_Decisions_AreAllListed() =>
        Documents.Where(path => MarkdownPage.All[path].IsDecision)
            .Except(MarkdownPage.All["docs/adr/README.md"].Links.Select(link => link.File))
            .Should().BeEmpty();

    [Test]
    public void Index_Pages_AreAllListed() =>
        Documents
            .Where(path => path.StartsWith("docs/", StringComparison.Ordinal))
            .Where(path => !path.StartsWith("docs/adr/", StringComparison.Ordinal) && path != "docs/README.md")
            .Except(MarkdownPage.All["docs/README.md"].Links.Select(link => link.File))
            .Should().BeEmpty();

    private static bool Exists(string path) => Path.Exists(RepositoryFiles.FullPath(path));

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options
            .Where(option => option.Name != "--help")
            .Select(option => option.Name)
            .Concat(command.Subcommands.SelectMany(OptionsOf));

    private static RootCommand Program() =>
        EnergyGateProgram.Root(
            new GateConsole(TextReader.Null, TextWriter.Null, TextWriter.Null, IsTerminal: false), CancellationToken.None);

    // The arguments after "dotnet run ... --" or "energygate", up to a pipe, a redirection or a comment; double quotes group words.
    private static string[]? Arguments(string line) =>
        OurCommand().Match(line) is { Success: true } call
            ? [.. Word().Matches(EndOfCommand().Split(call.Groups["arguments"].Value)[0]).Select(word => word.Value.Trim('"'))]
            : null;

    [GeneratedRegex(@"^ *```sh\n(?<lines>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"(^|\s)(dotnet run .*? --|energygate) (?<arguments>.+)$")]
    private static partial Regex OurCommand();

    [GeneratedRegex(@"\s[|<>#&]")]
    private static partial Regex EndOfCommand();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
