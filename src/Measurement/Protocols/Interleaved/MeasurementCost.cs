using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>Cost of a sampling run itself, including warm-up and dropped blocks.</summary>
/// <param name="Energy">Energy by the same meter; null when that window is void.</param>
/// <param name="ProcessorTime">CPU time of all threads of the process.</param>
/// <param name="Time">Elapsed time.</param>
public readonly record struct MeasurementCost(Joules? Energy, Seconds ProcessorTime, Seconds Time);
