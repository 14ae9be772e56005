using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting.Text;

/// <summary>Summary of one variant for one line of the screen.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Cells">Cells of the variant.</param>
/// <param name="IsStrict">Whether every INCONCLUSIVE stops the run.</param>
internal sealed record VariantLine(string Variant, ImmutableArray<Cell> Cells, bool IsStrict)
{
    private const int MaxTasks = 2;

    /// <summary>The lines of a result, in the order of its cells.</summary>
    public static ImmutableArray<VariantLine> All(GateResult result) =>
        [.. result.Cells.GroupBy(cell => cell.Variant).Select(cells => new VariantLine(cells.Key, [.. cells], result.Strict))];

    /// <summary>The cells that stop the run.</summary>
    public ImmutableArray<Cell> Stopping => [.. Cells.Where(cell => StoppingCells.Stops(cell, IsStrict))];

    /// <summary>Whether the variant is experimental: it has decided cells, and none of them gates.</summary>
    public bool IsExperimental => Decided.Any() && !Decided.Any(cell => cell.Gating);

    /// <summary>Whether a cell is FAIL without a waiver, gating or not.</summary>
    public bool Fails => Failed.Any();

    /// <summary>The name, marked if the variant is experimental.</summary>
    public string Name => IsExperimental ? Variant + " (experimental)" : Variant;

    /// <summary>Tasks on which the answers fail, are undecided or are worst; empty for the reference.</summary>
    public string Answers
    {
        get
        {
            var waived = Cells.Where(cell => IsOfATask(cell) && cell.Waiver is not null);
            var open = Cells.Where(cell => IsOfATask(cell) && IsOpen(cell) && cell.Waiver is null);
            return Tasks("fails on", Failed.Where(IsOfATask)) ?? Tasks("undecided on", open) ?? Tasks("waived on", waived) ?? WorstChange;
        }
    }

    /// <summary>The ratio of joules with its confidence interval, or <c>not measured</c>.</summary>
    public string Energy => Joules is not { Value: { } ratio } joules ? "not measured"
        : joules.Verdict == Verdict.Reference || joules.Kind == FigureKind.Exact ? Format.AlignedRatio(ratio)
        : joules is { Interval: { IsFinite: true } interval }
            ? $"{Format.AlignedRatio(ratio)} [{Format.AlignedRatio(interval.Lower)}, {Format.AlignedRatio(interval.Upper)}]"
        : $"{Format.AlignedRatio(ratio)}, no interval";

    /// <summary>The limit of the ratio of joules.</summary>
    public string Limit => FigureText.Figure(Joules?.Limit);

    /// <summary>The verdict: FAIL only if it fails the run, OPEN only if it leaves the run open.</summary>
    public string VerdictText => IsExperimental ? $"does not gate{Experimental}"
        : Stopping.Count(cell => cell.Verdict == Verdict.Fail) is > 0 and var failed ? failed == 1 ? "FAIL" : $"FAIL ({failed} cells)"
        : Stopping is [var open, ..] ? $"OPEN: {open.Qualifier ?? CellNames.Of(open.Verdict)}"
        : Cells.Any(cell => cell.Verdict == Verdict.Reference) ? "reference"
        : !Decided.Any() ? CellNames.Of(Verdict.NotMeasured)
        : $"PASS{Reservations}";

    private Cell? Joules => Cells.FirstOrDefault(cell => cell is { Check: CheckKind.Energy, Task: null });

    private IEnumerable<Cell> Decided =>
        Cells.Where(cell => cell.Verdict is not (Verdict.NotMeasured or Verdict.Reference) && cell.Check != CheckKind.Time);

    private IEnumerable<Cell> Failed => Cells.Where(cell => cell is { Verdict: Verdict.Fail, Waiver: null });

    private string Experimental =>
        Failed.Count() is > 0 and var failed ? $": {failed} {(failed == 1 ? "cell fails" : "cells fail")}"
        : Decided.Count(IsOpen) is > 0 and var open ? $": {open} undecided"
        : "";

    private string Reservations
    {
        get
        {
            string[] reservations =
            [
                .. Cells.Count(cell => cell.Waiver is not null) is > 0 and var waived ? [$"{waived} waived"] : Array.Empty<string>(),
                .. Decided.Where(cell => IsOpen(cell) && cell.Waiver is null).Select(Reservation).Distinct(),
                .. EnergyReservation is { } energy ? [energy] : Array.Empty<string>(),
                .. Joules?.Qualifier == VerdictQualifiers.Identical ? [VerdictQualifiers.Identical] : Array.Empty<string>(),
            ];
            return reservations.Length == 0 ? "" : $" ({string.Join(", ", reservations)})";
        }
    }

    // A ratio without a stored one is shown but not judged.
    private string? EnergyReservation => Joules switch
    {
        null or { Verdict: Verdict.NotMeasured, Value: null } => "energy not measured",
        { Verdict: Verdict.NotMeasured } => "energy not judged",
        _ => null,
    };

    private string WorstChange
    {
        get
        {
            var worst = Cells.Where(cell => cell is { Check: CheckKind.Accuracy, Value: not null, Reference: not null })
                .Where(cell => MetricNames.IsScore(cell.Metric))
                .MinBy(cell => cell.Value - cell.Reference);
            return worst is null ? ""
                : worst.Value < worst.Reference ? $"worst: {worst.Task} {FigureText.Points(worst.Value - worst.Reference)} points"
                : "no score below fp32";
        }
    }

    private static string Reservation(Cell cell) =>
        $"{CellNames.Of(cell.Check)} {(cell.Verdict == Verdict.Improved ? "improved" : "undecided")}";

    private static bool IsOfATask(Cell cell) => cell.Task is not null;

    private static bool IsOpen(Cell cell) => cell.Verdict is Verdict.Inconclusive or Verdict.Trade or Verdict.Improved;

    // "fails on CoLA (regression)" or "fails on CoLA, RTE and 3 more".
    private static string? Tasks(string word, IEnumerable<Cell> cells)
    {
        var byTask = cells.GroupBy(cell => cell.Task!).ToList();
        var names = string.Join(", ", byTask.Take(MaxTasks).Select(task => task.Key));
        return byTask.Count switch
        {
            0 => null,
            1 => $"{word} {names} ({string.Join(", ", byTask[0].Select(cell => CellNames.Of(cell.Check)).Distinct())})",
            <= MaxTasks => $"{word} {names}",
            _ => $"{word} {names} and {byTask.Count - MaxTasks} more",
        };
    }
}
