using System.Collections.Immutable;
using System.Diagnostics;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Gate.Compare;

/// <summary>Builds the result of a comparison: first notes, then cells and costs.</summary>
/// <param name="options">Options of the comparison.</param>
/// <param name="commit">The base.</param>
/// <param name="maxLength">Longest sequence in tokens.</param>
/// <param name="clock">The monotonic clock; the run starts now.</param>
internal sealed class ComparisonResult(ComparisonOptions options, string commit, int maxLength, TimeProvider clock)
{
    private const int CommitDigits = 12;

    private readonly long start = clock.GetTimestamp();
    private readonly List<string> notes = [];

    /// <summary>Adds a note.</summary>
    public void Note(string note) => notes.Add(note);

    /// <summary>Adds notes on the units, the foreign load and the control.</summary>
    public void Note(ComparisonOutcome outcome)
    {
        if (outcome.Units == 0)
        {
            return;
        }

        var loads = outcome.Cells.SelectMany(cell => cell.ForeignLoad).Where(double.IsFinite).Order().ToArray();
        var foreign = loads.Length == 0
            ? ""
            : $"; other processes used {Format.WholePercent(loads[0])} to {Format.WholePercent(loads[^1])} of the machine";
        notes.Add(
            $"{Format.Count(outcome.Units, "unit")} in {Format.WholeSeconds(outcome.Time)} and {Format.Joules(outcome.Energy)}: "
            + $"{outcome.Stop}{foreign}");
        if (outcome.Cells.Select(cell => cell.LongestPeriod).OfType<int>().ToList() is { Count: > 0 } periods)
        {
            notes.Add(FormattableString.Invariant(
                $"work that comes less often than once in {periods.Min()} texts of a process was not tested"));
        }

        if (outcome.Control is { Test.Units: > 0 } control)
        {
            var interval = control.Test.Interval(ComparisonVerdicts.Confidence);
            notes.Add(
                $"control: a second base worker cost {Format.Ratio(control.Test.Estimate)} "
                + $"{Format.Interval(interval)} of the first's joules, "
                + $"unit deviation {Format.TenthsOfPercent(control.Test.Deviation)}");
        }
    }

    /// <summary>The result with its cells.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="costs">The costs of the measured cells in both arms.</param>
    /// <param name="isComplete">False when it was interrupted.</param>
    public GateResult With(ImmutableArray<Cell> cells, ImmutableArray<ComparedCost> costs, bool isComplete)
    {
        using var process = Process.GetCurrentProcess();
        return new()
        {
            Complete = isComplete,
            ExitCode = isComplete ? ExitCode.OfRun(cells, options.Run.Strict) : ExitCode.Interrupted,
            Strict = options.Run.Strict,
            Model = GateInputs.NameOf(options.Run),
            Batch = options.Run.BatchSize,
            Threads = options.Threads,
            MaxLength = maxLength,
            Environment = ImmutableSortedDictionary<string, string>.Empty
                .Add("machine", MachineFingerprint.OfThisMachine().Identity)
                .Add("ONNX Runtime", OnnxRuntimeLibrary.Version)
                .Add("execution provider", options.Run.Provider),
            Notes = [.. notes],
            Cells = cells,
            Costs = [],
            Rewrites = [],
            Base = commit[..CommitDigits],
            Comparisons = costs,
            Time = new(clock.GetElapsedTime(start).TotalSeconds),
            ProcessorTime = new(process.TotalProcessorTime.TotalSeconds),
        };
    }
}
