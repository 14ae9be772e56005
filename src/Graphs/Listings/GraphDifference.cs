using System.Collections.Immutable;

namespace EnergyGate.Graphs.Listings;

/// <summary>Readable difference of two graphs. Nodes are the same when they make a value of the same name by the same operator.</summary>
/// <param name="Count">Number of nodes and other lines that were removed, added or changed; 0 for graphs of equal structure.</param>
/// <param name="Summary">One short clause, e.g. <c>6 com.microsoft.Attention became 12 MatMul and 6 Softmax</c>.</param>
/// <param name="Lines">One line per node: <c>-</c> removed, <c>+</c> added, <c>~</c> changed. At most <see cref="MaxLines"/>.</param>
public sealed record GraphDifference(int Count, string Summary, ImmutableArray<string> Lines)
{
    /// <summary>Maximum number of lines shown; further ones are only counted.</summary>
    public const int MaxLines = 40;

    private const int MaxOperators = 5;

    // Bookkeeping of exporters. Shown last, because it explains nothing.
    private static readonly ImmutableHashSet<string> Bookkeeping =
    [
        "Cast", "Concat", "Constant", "ConstantOfShape", "Equal", "Expand", "Gather", "Identity", "Range", "Reshape", "Shape", "Slice",
        "Squeeze", "Transpose", "Unsqueeze", "Where",
    ];

    /// <summary>Compares two listings.</summary>
    /// <param name="before">The graph as it was.</param>
    /// <param name="after">The graph as it is.</param>
    public static GraphDifference Between(GraphListing before, GraphListing after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (beforeLines, afterLines) = (before.Lines.ToHashSet(StringComparer.Ordinal), after.Lines.ToHashSet(StringComparer.Ordinal));
        var went = before.Nodes.Where((_, i) => !afterLines.Contains(before.Lines[i])).ToList();
        var came = after.Nodes.Where((_, i) => !beforeLines.Contains(after.Lines[i])).ToList();
        var comeByKey = came.GroupBy(node => node.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var changed = went.Where(node => comeByKey.TryGetValue(node.Key, out var now) && now.Operator == node.Operator)
            .Select(node => (Was: node, Is: comeByKey[node.Key]))
            .ToList();
        went = [.. went.Except(changed.Select(pair => pair.Was))];
        came = [.. came.Except(changed.Select(pair => pair.Is))];
        return new(
            went.Count + came.Count + changed.Count,
            Summarize(went, came, changed),
            Shorten(
                [.. Telling(went).Select(node => $"- {node}")], [.. Telling(came).Select(node => $"+ {node}")],
                [.. changed.Select(pair => $"~ {Change(pair.Was, pair.Is)}")]));
    }

    private static IEnumerable<ListedNode> Telling(IEnumerable<ListedNode> nodes) =>
        nodes.OrderBy(node => Bookkeeping.Contains(node.Operator));

    private static string Summarize(List<ListedNode> went, List<ListedNode> came, List<(ListedNode Was, ListedNode Is)> changed)
    {
        var others =
            changed.Count == 0 ? ""
            : changed.Count == 1 ? $"{changed[0].Is.Operator} of '{changed[0].Is.Key}' changed"
            : $"{changed.Count} others changed what they read or their attributes";
        var counts = Balance(went, came);
        var (less, more) = (Names(counts.Where(count => count.Value < 0)), Names(counts.Where(count => count.Value > 0)));
        var moved = went.Count + came.Count == 0 ? ""
            : (less, more) switch
            {
                ("", "") => $"nodes ({Math.Max(went.Count, came.Count)}) make values of other names",
                (_, "") => $"{less} went",
                ("", _) => $"{more} came",
                _ => $"{less} became {more}",
            };
        return (moved, others) switch
        {
            ("", "") => "the same graph",
            (_, "") => moved,
            ("", _) => others,
            _ => $"{moved}; {others}",
        };
    }

    private static List<KeyValuePair<string, int>> Balance(List<ListedNode> went, List<ListedNode> came) =>
    [
        .. went.Select(node => (node.Operator, Sign: -1)).Concat(came.Select(node => (node.Operator, Sign: 1)))
            .GroupBy(entry => entry.Operator, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Sum(entry => entry.Sign)))
            .OrderBy(count => Bookkeeping.Contains(count.Key))
            .ThenByDescending(count => Math.Abs(count.Value))
            .ThenBy(count => count.Key, StringComparer.Ordinal),
    ];

    private static string Names(IEnumerable<KeyValuePair<string, int>> counts)
    {
        var all = counts.ToList();
        var shown = all.Take(MaxOperators).Select(count => $"{Math.Abs(count.Value)} {count.Key}");
        var rest = all.Skip(MaxOperators).Sum(count => Math.Abs(count.Value));
        return string.Join(", ", rest == 0 ? shown : shown.Append($"{rest} others"));
    }

    private static string Change(ListedNode was, ListedNode now)
    {
        var changes = Pairs("input", was.Inputs, now.Inputs).Concat(Pairs("output", was.Outputs, now.Outputs)).ToList();
        var (lost, won) = (was.Attributes.Except(now.Attributes), now.Attributes.Except(was.Attributes));
        changes.AddRange(lost.Select(attribute => $"without {attribute}"));
        changes.AddRange(won.Select(attribute => $"with {attribute}"));
        return $"{now.Operator} of '{now.Key}': {string.Join("; ", changes)}";
    }

    private static IEnumerable<string> Pairs(string kind, ImmutableArray<string> was, ImmutableArray<string> now) =>
        Enumerable.Range(0, Math.Max(was.Length, now.Length))
            .Where(i => was.ElementAtOrDefault(i) != now.ElementAtOrDefault(i))
            .Select(i => $"{kind} {i} was {Shown(was.ElementAtOrDefault(i))}, is {Shown(now.ElementAtOrDefault(i))}");

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "left out" : value;

    /// <summary>Each of the three kinds gets a share of the lines.</summary>
    private static ImmutableArray<string> Shorten(params ImmutableArray<string>[] kinds)
    {
        var (shown, places, left) = (new int[kinds.Length], MaxLines, kinds.Sum(lines => lines.Length));
        var isCut = left > MaxLines;
        if (isCut)
        {
            places--;
        }

        for (var turn = 0; places > 0 && left > 0; turn = (turn + 1) % kinds.Length)
        {
            if (shown[turn] < kinds[turn].Length)
            {
                shown[turn]++;
                places--;
                left--;
            }
        }

        var lines = kinds.SelectMany((kind, i) => kind.Take(shown[i]));
        return [.. isCut ? lines.Append($"... and {left} more") : lines];
    }
}
