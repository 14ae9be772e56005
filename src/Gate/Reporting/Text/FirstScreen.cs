using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>The result on one screen: one line per variant, the cells to look at, and the verdict. The report has everything.</summary>
internal static class FirstScreen
{
    /// <summary>Maximum number of printed lines, including the one that names the report.</summary>
    public const int MaxLines = 40;

    /// <summary>Maximum width of a line in columns; a terminal may have fewer.</summary>
    public const int MaxWidth = 120;

    private const int MaxVariants = 16;
    private const int MaxStopping = 9;
    private const int MaxNotes = 6;
    private const int ReportLines = 1;

    /// <summary>Prints the screen.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Receives the lines. Not disposed.</param>
    /// <param name="width">Width of the screen in columns.</param>
    public static void Write(GateResult result, TextWriter output, int width = MaxWidth)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        string[] table = [.. Title(result).Select(line => ScreenText.Fit(line, width)), "", .. Variants(result, width)];
        var stopping = StoppingLines.Of(result, width, MaxStopping);
        string[] lookAt = stopping.IsEmpty ? [] : ["", "Look at:", .. stopping];
        string[] verdict = ["", .. ScreenText.Wrap(VerdictSentence.Of(result), width)];
        var left = MaxLines - ReportLines - table.Length - lookAt.Length - verdict.Length;
        foreach (var line in table.Concat(lookAt).Concat(Notes(result.Notes, width, Math.Min(left, MaxNotes + 1))).Concat(verdict))
        {
            output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Title(GateResult result)
    {
        var kinds = Kinds(result);
        var ratio = result.Base is null ? "ratio to fp32" : "candidate / base";
        var energy = kinds.Length == 0
            ? "energy: not measured"
            : $"energy: {string.Join(" and ", kinds.Select(CellNames.Of))}, {ratio} [95 % interval]";
        if (result.Base is { } commit)
        {
            return [$"{result.Model}: the working tree against {commit}", energy];
        }

        var tasks = result.Cells.Select(cell => cell.Task).OfType<string>().Distinct().Count();
        var score = result.MeanScores.Select(mean => $"score: {mean.Name}; ").FirstOrDefault("");
        var count = tasks == 1 ? "1 task" : $"{tasks} tasks";
        return [$"{result.Model}: {count}, every variant against fp32 of the same run", score + energy];
    }

    private static FigureKind[] Kinds(GateResult result) =>
    [
        .. result.Cells.Where(cell => cell is { Check: CheckKind.Energy, Value: not null } && cell.Kind != FigureKind.Exact)
            .Select(cell => cell.Kind)
            .Distinct(),
    ];

    // If not all variants fit, those that stop the run are shown first.
    private static IEnumerable<string> Variants(GateResult result, int width)
    {
        var all = VariantLine.All(result);
        var isAll = all.Length <= MaxVariants;
        var shown = isAll ? all : [.. all.OrderBy(line => line.Stopping.IsEmpty).Take(MaxVariants - 1).OrderBy(all.IndexOf)];
        var table = result.Base is null ? GateTable(result, shown) : CompareTable(result, shown);
        return isAll ? table.Lines(width) : [.. table.Lines(width), $"... and {Rest([.. all.Except(shown)])}: see the report"];
    }

    private static string Rest(ImmutableArray<VariantLine> hidden)
    {
        var stopping = hidden.Count(line => !line.Stopping.IsEmpty);
        return $"{hidden.Length} more variants{(stopping == 0 ? "" : $", {stopping} of which stop the run")}";
    }

    private static ScreenTable GateTable(GateResult result, ImmutableArray<VariantLine> lines) => new(
        [
            new("variant", 20),
            new("score", 6, IsOptional: true),
            new("answers", 14),
            new("energy / fp32", 20),
            new("limit", 5, IsOptional: true),
            new("verdict", 18),
        ],
        [.. lines.Select(line => ImmutableArray.Create(
            line.Name,
            FigureText.Score(result.MeanScores.FirstOrDefault(score => score.Variant == line.Variant)?.Score),
            line.Answers,
            line.Energy,
            line.Limit,
            line.VerdictText))]);

    private static ScreenTable CompareTable(GateResult result, ImmutableArray<VariantLine> lines) => new(
        [
            new("variant", 20),
            new("base mJ/text", 12, IsOptional: true),
            new("candidate mJ/text", 17, IsOptional: true),
            new("candidate / base", 20),
            new("limit", 5, IsOptional: true),
            new("verdict", 18),
        ],
        [.. lines.Select(line =>
        {
            var cost = result.Comparisons.FirstOrDefault(cost => cost.Variant == line.Variant);
            return ImmutableArray.Create(
                line.Name,
                Format.ColumnMillijoules(cost?.BaseEnergyPerText),
                Format.ColumnMillijoules(cost?.CandidateEnergyPerText),
                line.Energy,
                line.Limit,
                line.VerdictText);
        })]);

    private static IEnumerable<string> Notes(ImmutableArray<string> notes, int width, int lines)
    {
        if (notes.IsEmpty || lines < 2)
        {
            return [];
        }

        var shown = notes.Length <= lines - 1 ? notes.Length : lines - 2;
        var rest = notes.Length - shown;
        return
        [
            "",
            .. notes.Take(shown).Select(note => ScreenText.Fit($"note: {note}", width)),
            .. rest == 0 ? [] : new[] { shown == 0 ? $"notes: {rest}, see the report" : $"... and {rest} more notes: see the report" },
        ];
    }
}
