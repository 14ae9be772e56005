using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Timelines;

/// <summary>The state of a device in one step of a timeline. Unknown values are NaN.</summary>
/// <param name="Time">End of the step, since the start of the timeline.</param>
/// <param name="Power">Mean power.</param>
/// <param name="Temperature">Temperature.</param>
/// <param name="Clock">Clock frequency.</param>
public readonly record struct TimelinePoint(Seconds Time, Watts Power, Celsius Temperature, Hertz Clock);
