using System.Runtime.InteropServices;
using EnergyGate.Measurement.Protocols;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Statistics;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>One cell of a comparison while it is measured: its test, its totals, what went wrong. Not thread-safe.</summary>
/// <param name="number">Its number among the cells declared.</param>
/// <param name="variant">The variant.</param>
/// <param name="sameBatches">Whether both arms run the same batches, so that part of a pass can be compared with the same part.</param>
/// <param name="plan">Errors and tuning.</param>
public sealed class ComparedCell(int number, string variant, bool sameBatches, SequentialPlan plan)
{
    // A line goes through any two figures, and says nothing of them. No test ends so soon.
    private const int MinThermalUnits = 3;

    private readonly List<double> units = [];
    private readonly List<double> warmth = [];
    private readonly List<double> loads = [];

    /// <summary>Its number among the cells declared.</summary>
    public int Number => number;

    /// <summary>The variant.</summary>
    public string Variant => variant;

    /// <summary>Whether both arms run the same batches.</summary>
    public bool HasSameBatches => sameBatches;

    /// <summary>
    /// Length of a block, the same for both arms and all units: in batches, or in passes over the mix where the arms run other batches.
    /// Null until the first launch has shown how long a batch takes.
    /// </summary>
    public int? BlockLength { get; private set; }

    /// <summary>The test of the ratio of joules.</summary>
    public SequentialTest Test { get; } = new(plan);

    /// <summary>ln(candidate / base) of each unit that counts.</summary>
    public IReadOnlyList<double> Units => units;

    /// <summary>What other processes used of the machine during each unit that counts, 0 to 1; NaN where it is not known.</summary>
    public IReadOnlyList<double> ForeignLoad => loads;

    /// <summary>What the base spent.</summary>
    public ArmTotals Base { get; private set; }

    /// <summary>What the candidate spent.</summary>
    public ArmTotals Candidate { get; private set; }

    /// <summary>The book of units that do not count.</summary>
    public UnitVoids Voids { get; } = new();

    /// <summary>Why it can no longer be measured; null while it can.</summary>
    public string? AbortReason { get; private set; }

    /// <summary>
    /// Whether more units would help: the test is open, or its decision may not be believed yet, for many units are void or warmth may be
    /// all that is seen.
    /// </summary>
    public bool IsOpen =>
        AbortReason is null
            && !Test.IsSpent
            && (Test.Decision == Outcome.Inconclusive || Voids.InconclusiveReason() is not null || ThermalReason() is not null);

    /// <summary>The length of a block: what is said the first time stands for all units.</summary>
    public int FixBlocks(int length) => BlockLength ??= length;

    /// <summary>
    /// Why the ratio may be one of temperatures, so that its test may not be believed yet; null where it is not, or where the meter tells
    /// none.
    /// </summary>
    public string? ThermalReason() => units.Count < MinThermalUnits ? null
        : ThermalCheck.ConfoundingReason(
            CollectionsMarshal.AsSpan(units), CollectionsMarshal.AsSpan(warmth), ThermalCheck.MaxShareOfMargin * plan.Margin);

    /// <summary>Takes a unit in.</summary>
    public void Add(UnitOutcome unit)
    {
        if (unit.VoidReason is { } reason)
        {
            Voids.Drop(unit.Order, unit.FaultyBlock, reason);
            return;
        }

        Voids.Keep();
        Test.Add(unit.LogRatio);
        units.Add(unit.LogRatio);
        warmth.Add(unit.Warmth);
        loads.Add(unit.ForeignLoad);
        Base = Base.With(unit.Base);
        Candidate = Candidate.With(unit.Candidate);
    }

    /// <summary>Ends its measurement.</summary>
    public void Abort(string reason) => AbortReason = reason;
}
