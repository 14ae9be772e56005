using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// The units that were dropped. Dropping what looks bad biases what is left, so: a unit is kept or dropped whole, for reasons that do not
/// know the arm (foreign load, a fault of the meter, a launch that crashed), a tenth of the units at most; and when the faults fell on one
/// arm's blocks more than on the other's, the arm was the cause, and nothing may be decided.
/// </summary>
public sealed class UnitVoids
{
    /// <summary>The largest share of dropped units, 0 to 1.</summary>
    public const double MaxShare = 0.1;

    /// <summary>
    /// The most that the arms may differ in dropped units: four on one arm and none on the other is a coin's work in one run of eight.
    /// </summary>
    public const int MaxImbalance = 3;

    private int baseFaults;
    private int candidateFaults;
    private VoidReason? firstReason;

    /// <summary>Units measured, dropped ones included.</summary>
    public int Measured { get; private set; }

    /// <summary>Units dropped.</summary>
    public int Dropped { get; private set; }

    /// <summary>Counts a unit that is kept.</summary>
    public void Keep() => Measured++;

    /// <summary>Counts a unit that is dropped.</summary>
    /// <param name="order">The order that it was measured in. The arm is looked up here: whoever drops the unit need not know it.</param>
    /// <param name="block">The block with the first fault, 0 to 31 in time order; null when the fault belongs to none.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    public void Drop(UnitOrder order, int? block, VoidReason reason)
    {
        Drop(reason);
        if (block is { } place)
        {
            var onCandidate = order.ArmAt(place) == ComparisonArm.Candidate;
            candidateFaults += onCandidate ? 1 : 0;
            baseFaults += onCandidate ? 0 : 1;
        }
    }

    /// <summary>Counts a unit that is dropped for what belongs to no block, e.g. a worker that died.</summary>
    /// <param name="reason">Why.</param>
    public void Drop(VoidReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        firstReason ??= reason;
        Measured++;
        Dropped++;
    }

    /// <summary>
    /// Why nothing may be decided, as a sentence; null when the units that are left may speak. Ask at the end of a run: one drop in the
    /// first ten units is more than a tenth.
    /// </summary>
    public string? InconclusiveReason()
    {
        if (!(Dropped <= MaxShare * Measured))
        {
            return $"{Dropped} of {Measured} units are void (at most {MaxShare:P0} may be): {firstReason}";
        }

        if (!(Math.Abs(baseFaults - candidateFaults) <= MaxImbalance))
        {
            return $"{baseFaults} units are void by a fault in a block of the base, {candidateFaults} in one of the candidate (they may "
                + $"differ by {MaxImbalance}): {firstReason}";
        }

        return null;
    }
}
