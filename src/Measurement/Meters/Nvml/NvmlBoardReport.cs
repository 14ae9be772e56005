using System.Collections.Immutable;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>All that NVML tells of one board.</summary>
/// <param name="Index">NVML's index, from 0.</param>
/// <param name="Name">The product's name, or why it does not open.</param>
/// <param name="Uuid">The board's own identity; empty where it does not open.</param>
/// <param name="Answers">The answers, always in the same order.</param>
public sealed record NvmlBoardReport(uint Index, string Name, string Uuid, ImmutableArray<NvmlAnswer> Answers);
