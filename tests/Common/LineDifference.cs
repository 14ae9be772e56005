namespace EnergyGate.Tests;

/// <summary>The differing lines of two texts, for a reader: "-" was expected, "+" came, " " is the same around them.</summary>
internal static class LineDifference
{
    private const int Context = 2;
    private const int MostLines = 60;

    // Above this, the middle of two texts is shown whole, the one after the other: the table below grows with the square.
    private const int MostCompared = 2000;

    /// <summary>The difference; empty for equal texts.</summary>
    public static string Of(string expected, string actual)
    {
        var lines = Lines(expected.Split('\n'), actual.Split('\n'));
        var near = Enumerable.Range(0, lines.Count)
            .Where(i => Enumerable.Range(i - Context, (2 * Context) + 1).Any(j => j >= 0 && j < lines.Count && lines[j].Mark != ' '))
            .ToArray();
        var shown = new List<string>();
        foreach (var (order, i) in near.Take(MostLines).Index())
        {
            if (order == 0 || near[order - 1] != i - 1)
            {
                shown.Add($"@@ line {lines[i].Line}");
            }

            shown.Add($"{lines[i].Mark} {lines[i].Text}");
        }

        if (near.Length > MostLines)
        {
            shown.Add($"... and {near.Length - MostLines} more lines");
        }

        return string.Join('\n', shown);
    }

    // Line numbers are those of the expected text, from 1.
    private static List<(char Mark, int Line, string Text)> Lines(string[] expected, string[] actual)
    {
        var head = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = expected.Skip(head).Reverse().Zip(actual.Skip(head).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var left = expected[head..^tail];
        var right = actual[head..^tail];
        return
        [
            .. expected[..head].Select((text, i) => (' ', i + 1, text)),
            .. Middle(left, right, head),
            .. expected[^tail..].Select((text, i) => (' ', expected.Length - tail + i + 1, text)),
        ];
    }

    private static IEnumerable<(char Mark, int Line, string Text)> Middle(string[] left, string[] right, int head)
    {
        var common = Math.Max(left.Length, right.Length) <= MostCompared ? CommonLengths(left, right) : null;
        var (i, j) = (0, 0);
        while (i < left.Length || j < right.Length)
        {
            if (common is not null && i < left.Length && j < right.Length && left[i] == right[j])
            {
                yield return (' ', head + i + 1, left[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == right.Length || (i < left.Length && (common is null || common[i + 1, j] >= common[i, j + 1])))
            {
                yield return ('-', head + i + 1, left[i]);
                i++;
            }
            else
            {
                yield return ('+', head + i + 1, right[j]);
                j++;
            }
        }
    }

    // [i, j]: length of the longest common subsequence of left[i..] and right[j..].
    private static int[,] CommonLengths(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
