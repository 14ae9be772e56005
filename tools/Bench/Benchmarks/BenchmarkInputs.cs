using System.Collections.Immutable;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>The models and texts of a benchmark that runs models.</summary>
/// <param name="Name">The model's name, without its path.</param>
/// <param name="MaxLength">Max sequence length in tokens: at most what every model takes.</param>
/// <param name="Tasks">One entry per task that has a model and texts.</param>
public sealed record BenchmarkInputs(string Name, int MaxLength, ImmutableArray<BenchmarkTask> Tasks);
