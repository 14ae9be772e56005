using System.Text.RegularExpressions;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>
/// The form of a document: a title, short lines, short paragraphs. Tables, code blocks and URLs may be longer; snapshots are not documents.
/// </summary>
internal sealed partial class DocumentFormTests
{
    private const int MaxLineLength = 140;
    private const int MaxParagraphLines = 6;

    private static IEnumerable<string> Documents => MarkdownPage.All.Keys;

    private static IEnumerable<string> Decisions =>
        MarkdownPage.All.Values.Where(page => page.IsDecision).Select(page => page.Path).Where(path => path != "docs/adr/0000-template.md");

    [TestCaseSource(nameof(Documents))]
    public void Document_Lines_AreShort(string document) =>
        MarkdownPage.All[document].Lines
            .Where(line => !IsTable(line.Text) && Url().Replace(line.Text, "").Length > MaxLineLength)
            .Select(line => $"{document}:{line.Number}")
            .Should().BeEmpty($"a line has at most {MaxLineLength} characters");

    [TestCaseSource(nameof(Documents))]
    public void Document_Paragraphs_AreShort(string document) =>
        LongParagraphs(MarkdownPage.All[document])
            .Should().BeEmpty($"a paragraph or an entry of a list has at most {MaxParagraphLines} lines");

    [TestCaseSource(nameof(Documents))]
    public void Document_Title_IsItsFirstLineAndOnlyOne(string document)
    {
        var lines = MarkdownPage.All[document].Lines.ToList();
        lines.Where(line => line.Text.StartsWith("# ", StringComparison.Ordinal)).Select(line => line.Number).Should().Equal(1);
    }

    [TestCaseSource(nameof(Decisions))]
    public void Decision_Heading_HasItsNumberStatusAndDate(string document)
    {
        var number = Path.GetFileName(document)[..4];
        RepositoryFiles.Text(document).Should().StartWith($"# {number}: ")
            .And.MatchRegex(@"\n\nStatus: (accepted|superseded by \[\d{4}\]\(\d{4}-[^)]+\.md\))\. Date: \d{4}-\d{2}-\d{2}\.");
    }

    private static IEnumerable<string> LongParagraphs(MarkdownPage page)
    {
        var length = 0;
        foreach (var (number, text) in page.Lines)
        {
            var isBreak = text.Trim().Length == 0 || text.StartsWith('#') || IsTable(text);
            length = isBreak ? 0 : ListEntry().IsMatch(text) ? 1 : length + 1;
            if (length == MaxParagraphLines + 1)
            {
                yield return $"{page.Path}:{number}";
            }
        }
    }

    private static bool IsTable(string line) => line.TrimStart().StartsWith('|');

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Url();

    [GeneratedRegex(@"^\s*([-*]|\d+\.)\s")]
    private static partial Regex ListEntry();
}
