using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>The outcome of a unit for one cell.</summary>
/// <param name="LogRatio">ln(candidate / base) of the joules per text; NaN when the unit is void.</param>
/// <param name="Base">Totals of the base.</param>
/// <param name="Candidate">Totals of the candidate.</param>
/// <param name="Order">The random order of the unit.</param>
/// <param name="VoidReason">Why the unit does not count; null when it does.</param>
/// <param name="FaultyBlock">The first faulty block, in time order; null if the fault belongs to no block.</param>
internal sealed record UnitOutcome(
    double LogRatio, ArmTotals Base, ArmTotals Candidate, UnitOrder Order, VoidReason? VoidReason = null, int? FaultyBlock = null)
{
    /// <summary>
    /// ln(candidate / base) of the joules of all its blocks together; that of the quads where nothing else is known. The user pays this
    /// one: the median of quads leaves out work that comes in few blocks.
    /// </summary>
    public double TotalLogRatio { get; init; } = LogRatio;

    /// <summary>
    /// Mean start temperature of the candidate's blocks less that of the base's, in degrees Celsius; NaN if the meter reports none.
    /// </summary>
    public double Warmth { get; init; } = double.NaN;

    /// <summary>Share of the machine that other processes used meanwhile, 0 to 1; NaN if unknown.</summary>
    public double ForeignLoad { get; init; } = double.NaN;

    /// <summary>A unit that does not count.</summary>
    public static UnitOutcome Void(UnitOrder order, VoidReason reason, int? block = null) =>
        new(double.NaN, default, default, order, reason, block);
}
