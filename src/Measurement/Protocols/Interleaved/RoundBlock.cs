using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>A block and its place in a run.</summary>
/// <param name="Round">The round, from 0.</param>
/// <param name="Position">The place in its round, from 0 to twice the number of arms less one.</param>
/// <param name="Block">What was measured.</param>
public readonly record struct RoundBlock(int Round, int Position, MeasuredBlock Block);
