using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>What a sampling run itself cost, warm-up and dropped blocks included.</summary>
/// <param name="Energy">By the same meter; null when the meter lost count.</param>
/// <param name="ProcessorTime">Processor time of all threads of the process.</param>
/// <param name="Time">Time on the clock.</param>
public readonly record struct MeasurementCost(Joules? Energy, Seconds ProcessorTime, Seconds Time);
