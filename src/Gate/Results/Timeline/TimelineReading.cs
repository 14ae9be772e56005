namespace EnergyGate.Gate.Results.Timeline;

/// <summary>What the device did in one step of a run; null where it is not known.</summary>
/// <param name="Seconds">End of the step, from the start of the run (s).</param>
/// <param name="Watts">Mean power of the step (W), of the kind that the run's meter gives.</param>
/// <param name="Celsius">Temperature (°C).</param>
/// <param name="Megahertz">Clock (MHz).</param>
public readonly record struct TimelineReading(double Seconds, double? Watts, double? Celsius, double? Megahertz);
