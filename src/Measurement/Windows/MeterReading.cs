using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Windows;

/// <summary>A meter's reading at one moment. Only differences between readings of the same meter are meaningful.</summary>
/// <param name="Energy">The cumulative energy; its zero is arbitrary.</param>
/// <param name="Time">The monotonic time of the reading; its zero is arbitrary.</param>
/// <param name="FaultCount">Number of meter faults so far; a window in which it increased is void.</param>
public readonly record struct MeterReading(Joules Energy, Seconds Time, int FaultCount = 0);
