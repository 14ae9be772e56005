using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>The state of a graphics board at one moment. Unknown values are NaN.</summary>
/// <param name="Time">Monotonic time, with the same arbitrary zero as the meter's readings.</param>
/// <param name="Energy">The energy counter; NaN without one.</param>
/// <param name="Power">The power sensor; NaN without one.</param>
/// <param name="Temperature">Chip temperature.</param>
/// <param name="Clock">Clock of the multiprocessors.</param>
/// <param name="Limits">Reasons that limit the clock.</param>
/// <param name="OtherProcesses">Number of foreign processes on the board, updated once per second.</param>
public readonly record struct BoardSample(
    Seconds Time, Joules Energy, Watts Power, Celsius Temperature, Hertz Clock, ClockLimits Limits, int OtherProcesses);
