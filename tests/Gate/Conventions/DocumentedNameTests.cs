using System.Text.RegularExpressions;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Files, tests and pages named in documents or in code exist. Decisions keep the names of their time.</summary>
internal sealed partial class DocumentedNameTests
{
    private static readonly string[] OutsideOfTests = ["src/", "eng/", "tools/", ".github/", ".ci/"];

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Sources =
        new(() => RepositoryFiles.Sources
            .GroupBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(files => files.Key!, files => string.Concat(files.Select(RepositoryFiles.Text))));

    private static IEnumerable<string> Pages => MarkdownPage.All.Values.Where(page => !page.IsDecision).Select(page => page.Path);

    [TestCaseSource(nameof(Pages))]
    public void Paths_ThatADocumentNames_Exist(string document) =>
        MarkdownPage.All[document].CodeSpans
            .Where(code => RepositoryPath().IsMatch(code) && !Path.Exists(RepositoryFiles.FullPath(code)))
            .Should().BeEmpty();

    [TestCaseSource(nameof(Pages))]
    public void Tests_ThatADocumentNames_Exist(string document) =>
        MarkdownPage.All[document].CodeSpans
            .Select(code => TestName().Match(code))
            .Where(name => name.Success && !HoldsTest(name.Groups["subject"].Value, name.Groups["member"].Value))
            .Select(name => name.Value)
            .Should().BeEmpty();

    [Test]
    public void Pitfalls_Guards_AreTypesOfTheProduct()
    {
        var guards = MarkdownPage.All["docs/explanation/pitfalls.md"].Lines
            .Select(line => line.Text.Split(" | "))
            .Where(columns => columns.Length == 4 && columns[0].StartsWith("| P", StringComparison.Ordinal))
            .SelectMany(columns => CodeSpan().Matches(columns[2]))
            .Select(span => span.Groups["code"].Value)
            .ToList();
        guards.Should().NotBeEmpty();
        guards.Where(guard => !guard.Contains('/', StringComparison.Ordinal) && !Sources.Value.ContainsKey(guard)).Should().BeEmpty();
    }

    [Test]
    public void Pages_ThatTheCodeNames_Exist()
    {
        var named =
            from path in RepositoryFiles.All.Where(path => OutsideOfTests.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
            from Match page in NamedPage().Matches(RepositoryFiles.Text(path))
            where !Path.Exists(RepositoryFiles.FullPath(page.Value))
            select $"{path} names {page.Value}";
        named.Should().BeEmpty();
    }

    private static bool HoldsTest(string subject, string member) => subject.Length > 0
        ? Sources.Value.TryGetValue(subject, out var source)
            && source.Contains(member.Length > 0 ? $" {member}(" : subject, StringComparison.Ordinal)
        : Sources.Value.Values.Any(text => text.Contains($" {member}(", StringComparison.Ordinal));

    [GeneratedRegex(@"^(src|tests|tools|eng|models|docs|\.github|\.ci)/[\w./+-]+$")]
    private static partial Regex RepositoryPath();

    // A test class, one of its members, or a pitfall's test named without its class, as in a list.
    [GeneratedRegex(@"^(?<subject>\w+Tests)(\.(?<member>\w+))?$|^(?<member>P\d\d_\w+)$")]
    private static partial Regex TestName();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\bdocs/[\w/-]+\.md")]
    private static partial Regex NamedPage();
}
