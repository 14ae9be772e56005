using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Timelines;

/// <summary>What a device did in one step of a timeline. A figure that is not known is NaN.</summary>
/// <param name="Time">End of the step, from the start of the timeline.</param>
/// <param name="Power">Mean power of the step.</param>
/// <param name="Temperature">Temperature in it.</param>
/// <param name="Clock">Clock in it.</param>
public readonly record struct TimelinePoint(Seconds Time, Watts Power, Celsius Temperature, Hertz Clock);
