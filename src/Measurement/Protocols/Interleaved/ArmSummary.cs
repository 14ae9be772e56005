using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>One arm's medians over the blocks of all rounds that count; NaN when there are none.</summary>
/// <param name="Name">The arm's name.</param>
/// <param name="EnergyPerRun">Median energy of one call.</param>
/// <param name="EnergyPerItem">Median energy of one item.</param>
/// <param name="TimePerRun">Median time of one call.</param>
/// <param name="TimePerItem">Median time of one item.</param>
/// <param name="EnergySpread">Median absolute deviation of the energy of one call, as a fraction of its median.</param>
/// <param name="BusyCores">Median of the cores that the process kept busy.</param>
public sealed record ArmSummary(
    string Name, Joules EnergyPerRun, Joules EnergyPerItem, Seconds TimePerRun, Seconds TimePerItem, double EnergySpread, double BusyCores);
