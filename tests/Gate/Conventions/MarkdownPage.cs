using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>One document of the repository, parsed as far as the convention tests need.</summary>
internal sealed partial class MarkdownPage
{
    private readonly ImmutableArray<(int Number, string Text)> lines;

    private MarkdownPage(string path)
    {
        Path = path;
        var isCode = false;
        var kept = ImmutableArray.CreateBuilder<(int, string)>();
        foreach (var (number, line) in RepositoryFiles.Text(path).Split('\n').Index())
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            kept.Add((number + 1, isCode || isFence ? "" : line));
        }

        lines = kept.ToImmutable();
    }

    /// <summary>All documents, without report snapshots.</summary>
    public static IReadOnlyDictionary<string, MarkdownPage> All { get; } = RepositoryFiles.EndingWith(".md")
        .Where(path => !path.EndsWith(".verified.md", StringComparison.Ordinal))
        .ToDictionary(path => path, path => new MarkdownPage(path));

    /// <summary>Path from the root of the repository.</summary>
    public string Path { get; }

    /// <summary>Whether it is a decision record, which keeps the names of its time.</summary>
    public bool IsDecision => DecisionPath().IsMatch(Path);

    /// <summary>Its lines by number from 1; those of code blocks are empty.</summary>
    public IEnumerable<(int Number, string Text)> Lines => lines;

    /// <summary>The text without code blocks.</summary>
    public string Text => string.Join('\n', lines.Select(line => line.Text));

    /// <summary>Texts of the headings, the title first.</summary>
    public IEnumerable<string> Headings => lines.Where(line => line.Text.StartsWith('#')).Select(line => line.Text.TrimStart('#').Trim());

    /// <summary>Code spans: texts between backticks on one line.</summary>
    public IEnumerable<string> CodeSpans =>
        lines.SelectMany(line => CodeSpan().Matches(line.Text)).Select(match => match.Groups["code"].Value);

    /// <summary>
    /// Links within the repository: the file relative to the root (the page itself when the link names none), and the anchor or an empty
    /// string.
    /// </summary>
    public IEnumerable<(string File, string Anchor)> Links =>
        from Match link in Link().Matches(Text)
        let target = link.Groups["target"].Value
        where !target.Contains(':', StringComparison.Ordinal)
        let parts = target.Split('#', 2)
        select (parts[0].Length == 0 ? Path : FromRoot(parts[0]), parts.Length == 2 ? parts[1] : "");

    /// <summary>GitHub's anchors of the headings.</summary>
    public IEnumerable<string> Anchors => Headings.Select(heading =>
        NoPartOfAnAnchor().Replace(LinkedText().Replace(heading, "${text}").ToLowerInvariant(), "").Replace(' ', '-'));

    private string FromRoot(string target)
    {
        var parts = new List<string>(RepositoryFiles.Folder(Path).Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkedText();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoPartOfAnAnchor();

    [GeneratedRegex(@"^docs/adr/\d{4}-")]
    private static partial Regex DecisionPath();
}
