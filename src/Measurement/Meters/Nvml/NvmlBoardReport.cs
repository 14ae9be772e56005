using System.Collections.Immutable;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>NVML's answers about one board.</summary>
/// <param name="Index">NVML's index, from 0.</param>
/// <param name="Name">The product's name, or the reason that it could not be opened.</param>
/// <param name="Uuid">The board's UUID; empty when it could not be opened.</param>
/// <param name="Answers">The answers, always in the same order.</param>
public sealed record NvmlBoardReport(uint Index, string Name, string Uuid, ImmutableArray<NvmlAnswer> Answers);
