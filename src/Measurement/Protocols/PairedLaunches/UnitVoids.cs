using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// Counts dropped units. Selective dropping would bias the rest, so units are kept or dropped whole, for reasons independent of the arm
/// (foreign load, a meter fault, a crashed launch), and at most a tenth may be dropped. If the faults are concentrated in one arm's blocks,
/// the arm itself may be the cause, and the result is inconclusive.
/// </summary>
public sealed class UnitVoids
{
    /// <summary>Maximum share of dropped units, 0 to 1.</summary>
    public const double MaxShare = 0.1;

    /// <summary>
    /// Maximum difference of the arms' dropped units. By chance alone, four dropped units all fall on the same arm in one run of eight.
    /// </summary>
    public const int MaxImbalance = 3;

    private int baseFaults;
    private int candidateFaults;
    private VoidReason? firstReason;

    /// <summary>Units measured, including dropped ones.</summary>
    public int Measured { get; private set; }

    /// <summary>Units dropped.</summary>
    public int Dropped { get; private set; }

    /// <summary>Counts a kept unit.</summary>
    public void Keep() => Measured++;

    /// <summary>Counts a unit dropped for a fault in a block, or for another reason.</summary>
    /// <param name="order">
    /// The order in which it was measured. The arm is derived from it, so the caller does not need to know the arm.
    /// </param>
    /// <param name="block">The block with the first fault, 0 to 31 in time order; null when the fault belongs to no block.</param>
    /// <param name="reason">The reason.</param>
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

    /// <summary>Counts a unit dropped for a fault outside its blocks, e.g. a crashed worker.</summary>
    /// <param name="reason">The reason.</param>
    public void Drop(VoidReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        firstReason ??= reason;
        Measured++;
        Dropped++;
    }

    /// <summary>
    /// Reason that the result is inconclusive, as a sentence; null when the remaining units suffice. Meaningful only at the end of a run:
    /// one dropped unit among the first nine already exceeds a tenth.
    /// </summary>
    public string? InconclusiveReason()
    {
        if (!(Dropped <= MaxShare * Measured))
        {
            return $"{Dropped} of {Measured} units are void (max. {MaxShare:P0}): {firstReason}";
        }

        if (!(Math.Abs(baseFaults - candidateFaults) <= MaxImbalance))
        {
            return $"void units by faulty block: base {baseFaults}, candidate {candidateFaults} (max. difference {MaxImbalance}): "
                + $"{firstReason}";
        }

        return null;
    }
}
