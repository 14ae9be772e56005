using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>One cell of a comparison during the measurement: its test, its totals and its void units. Not thread-safe.</summary>
/// <param name="number">Its number among the declared cells.</param>
/// <param name="name">What the workers load.</param>
/// <param name="sameBatches">Whether both arms run the same batches, so that part of a pass can be compared with the same part.</param>
/// <param name="plan">Errors and tuning.</param>
internal sealed class ComparedCell(int number, WorkName name, bool sameBatches, SequentialPlan plan)
{
    // A line fits any two points and proves nothing. No test ends this early.
    private const int MinThermalUnits = 3;

    private readonly List<double> units = [];
    private readonly List<double> warmth = [];
    private readonly List<double> loads = [];
    private readonly List<double> startUps = [];

    /// <summary>Its number among the declared cells.</summary>
    public int Number => number;

    /// <summary>What the workers load.</summary>
    public WorkName Name => name;

    /// <summary>The variant.</summary>
    public string Variant => name.Variant;

    /// <summary>Whether it is judged from text to answer.</summary>
    public bool IsPipeline => name.IsPipeline;

    /// <summary>Whether both arms run the same batches.</summary>
    public bool HasSameBatches => sameBatches;

    /// <summary>
    /// Length of a block, the same for both arms and all units: in batches, or in passes over the mix if the arms run different batches.
    /// Null until the first launch has timed a batch.
    /// </summary>
    public int? BlockLength { get; private set; }

    /// <summary>
    /// Texts that a launch measures of one arm: work that comes less often in a process may be in no measured block. Null before the first
    /// unit that counts.
    /// </summary>
    public int? LongestPeriod => units.Count == 0 ? null : (int)(Candidate.Texts / (units.Count * UnitOrder.Launches));

    /// <summary>Both tests of the ratio of joules.</summary>
    public MedianAndTotalTest Tests { get; } = new(plan);

    /// <summary>The test of the median ratio: a unit is the median of its quads.</summary>
    public SequentialTest Test => Tests.Median;

    /// <summary>The test of the ratio of totals: a unit is all of its blocks together.</summary>
    public SequentialTest Totals => Tests.Total;

    /// <summary>ln(candidate / base) of each unit that counts.</summary>
    public IReadOnlyList<double> Units => units;

    /// <summary>Share of the machine that other processes used during each unit that counts, 0 to 1; NaN if unknown.</summary>
    public IReadOnlyList<double> ForeignLoad => loads;

    /// <summary>Totals of the base.</summary>
    public ArmTotals Base { get; private set; }

    /// <summary>Totals of the candidate.</summary>
    public ArmTotals Candidate { get; private set; }

    /// <summary>The units that do not count.</summary>
    public UnitVoids Voids { get; } = new();

    /// <summary>ln(candidate / base) of the joules of a load, one figure per launch.</summary>
    public IReadOnlyList<double> StartUps => startUps;

    /// <summary>Why the work that was measured is not the work that was asked for; null when it is.</summary>
    public string? WrongAnswersReason { get; private set; }

    /// <summary>Why it can no longer be measured; null while it can.</summary>
    public string? AbortReason { get; private set; }

    /// <summary>
    /// Whether more units would help: the test is open, or its decision cannot be trusted yet, because many units are void or temperature
    /// may explain the ratio.
    /// </summary>
    public bool IsOpen =>
        AbortReason is null
            && WrongAnswersReason is null
            && !Test.IsSpent
            && (Tests.Decision == Outcome.Inconclusive || Voids.InconclusiveReason() is not null || ThermalReason() is not null);

    /// <summary>Fixes the length of a block: the first call sets it for all units.</summary>
    public int FixBlocks(int length) => BlockLength ??= length;

    /// <summary>
    /// Why temperature may explain the ratio, so that its test cannot be trusted yet; null if it does not, or if the meter reports no
    /// temperature.
    /// </summary>
    public string? ThermalReason() => units.Count < MinThermalUnits ? null
        : ThermalCheck.ConfoundingReason(
            CollectionsMarshal.AsSpan(units), CollectionsMarshal.AsSpan(warmth), ThermalCheck.MaxShareOfMargin * plan.Margin);

    /// <summary>Adds a unit.</summary>
    public void Add(UnitOutcome unit)
    {
        if (unit.VoidReason is { } reason)
        {
            Voids.Drop(unit.Order, unit.FaultyBlock, reason);
            return;
        }

        Voids.Keep();
        Tests.Add(unit.LogRatio, unit.TotalLogRatio);
        units.Add(unit.LogRatio);
        warmth.Add(unit.Warmth);
        loads.Add(unit.ForeignLoad);
        Base = Base.With(unit.Base);
        Candidate = Candidate.With(unit.Candidate);
    }

    /// <summary>Wall time per stage of all launches, base and candidate, in the order of the stages; empty for a session.</summary>
    public ImmutableArray<(Seconds Base, Seconds Candidate)> Stages { get; private set; } = [];

    /// <summary>Adds the stages of a launch.</summary>
    public void AddStages(ImmutableArray<Seconds> reference, ImmutableArray<Seconds> candidate)
    {
        var launch = reference.Zip(candidate);
        Stages = Stages.IsEmpty
            ? [.. launch]
            : [.. Stages.Zip(launch, (sum, stage) => (sum.Base + stage.First, sum.Candidate + stage.Second))];
    }

    /// <summary>Adds a load in both arms.</summary>
    public void AddStartUp(Joules reference, Joules candidate) => startUps.Add(Math.Log(candidate / reference));

    /// <summary>Ends the measurement of the cell: the candidate did not do the work.</summary>
    public void Refute(string reason) => WrongAnswersReason ??= reason;

    /// <summary>Ends the measurement of the cell.</summary>
    public void Abort(string reason) => AbortReason = reason;
}
