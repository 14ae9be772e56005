using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>What a unit says of one cell.</summary>
/// <param name="LogRatio">ln(candidate / base) of the joules of a text; NaN when the unit is void.</param>
/// <param name="Base">What the base spent.</param>
/// <param name="Candidate">What the candidate spent.</param>
/// <param name="Order">The coins of the unit.</param>
/// <param name="VoidReason">Why the unit does not count; null when it does.</param>
/// <param name="FaultyBlock">The block with the first fault, in time order; null when the fault belongs to none.</param>
public sealed record UnitOutcome(
    double LogRatio, ArmTotals Base, ArmTotals Candidate, UnitOrder Order, VoidReason? VoidReason = null, int? FaultyBlock = null)
{
    /// <summary>
    /// By how many degrees Celsius the candidate's blocks started warmer than the base's, in the mean; NaN where the meter does not tell.
    /// </summary>
    public double Warmth { get; init; } = double.NaN;

    /// <summary>Share of the machine that other processes used meanwhile, 0 to 1; NaN where it is not known.</summary>
    public double ForeignLoad { get; init; } = double.NaN;

    /// <summary>A unit that does not count.</summary>
    public static UnitOutcome Void(UnitOrder order, VoidReason reason, int? block = null) =>
        new(double.NaN, default, default, order, reason, block);
}
