using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>What a graphics board said of itself at one moment. A figure that it does not tell is NaN.</summary>
/// <param name="Time">Monotonic time; its zero is arbitrary and that of the meter's readings.</param>
/// <param name="Energy">The counter; NaN where there is none.</param>
/// <param name="Power">The power sensor; NaN where there is none.</param>
/// <param name="Temperature">Of the chip.</param>
/// <param name="Clock">Of the multiprocessors.</param>
/// <param name="Limits">Why the clock is not higher.</param>
/// <param name="OtherProcesses">Processes on the board that are not ours, when they were last counted (once a second).</param>
public readonly record struct BoardSample(
    Seconds Time, Joules Energy, Watts Power, Celsius Temperature, Hertz Clock, ClockLimits Limits, int OtherProcesses);
