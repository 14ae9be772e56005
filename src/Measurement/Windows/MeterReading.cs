using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Windows;

/// <summary>What a meter showed at one moment. Only differences of two readings of one meter mean something.</summary>
/// <param name="Energy">The cumulative energy; its zero is arbitrary.</param>
/// <param name="Time">The monotonic time of the reading; its zero is arbitrary.</param>
/// <param name="FaultCount">How many faults the meter has met so far; a window in which it grew is void.</param>
public readonly record struct MeterReading(Joules Energy, Seconds Time, int FaultCount = 0);
