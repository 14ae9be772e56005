using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>A block with its place in a run.</summary>
/// <param name="Round">The round, from 0.</param>
/// <param name="Position">The place in its round, from 0 to 2 * arms - 1.</param>
/// <param name="Block">The measured block.</param>
public readonly record struct RoundBlock(int Round, int Position, MeasuredBlock Block);
