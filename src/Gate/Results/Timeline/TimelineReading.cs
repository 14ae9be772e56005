namespace EnergyGate.Gate.Results.Timeline;

/// <summary>State of the device in one step of a run; unknown figures are null.</summary>
/// <param name="Seconds">End of the step, from the start of the run (s).</param>
/// <param name="Watts">Mean power of the step (W); its kind is that of the run's meter.</param>
/// <param name="Celsius">Temperature (°C).</param>
/// <param name="Megahertz">Clock (MHz).</param>
public readonly record struct TimelineReading(double Seconds, double? Watts, double? Celsius, double? Megahertz);
