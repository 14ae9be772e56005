using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>One arm's medians over the blocks of all valid rounds; NaN when there are none.</summary>
/// <param name="Name">The arm's name.</param>
/// <param name="EnergyPerRun">Median energy per call.</param>
/// <param name="EnergyPerItem">Median energy per item.</param>
/// <param name="TimePerRun">Median time per call.</param>
/// <param name="TimePerItem">Median time per item.</param>
/// <param name="EnergySpread">Median absolute deviation of the energy per call, as a fraction of the median.</param>
/// <param name="BusyCores">Median number of cores that the process kept busy.</param>
public sealed record ArmSummary(
    string Name, Joules EnergyPerRun, Joules EnergyPerItem, Seconds TimePerRun, Seconds TimePerItem, double EnergySpread, double BusyCores);
