using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Results.Timeline;

/// <summary>State of the device in one step of a run; unknown figures are null.</summary>
/// <param name="Time">End of the step, from the start of the run.</param>
/// <param name="Power">Mean power of the step, of the kind that the run's meter gives.</param>
/// <param name="Temperature">Temperature.</param>
/// <param name="Clock">Clock.</param>
internal readonly record struct TimelineReading(Seconds Time, Watts? Power, Celsius? Temperature, Hertz? Clock);
