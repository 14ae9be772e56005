using System.Collections.Immutable;
using EnergyGate.Gate.Inputs;

namespace EnergyGate.Gate.Studies.Benchmarks;

/// <summary>The options of <c>energygate bench</c>; null means that the benchmark chooses.</summary>
public sealed record BenchmarkRequest
{
    /// <summary>Model, vocabulary, tasks, variants, batch, threads, length.</summary>
    public GateOptions Run { get; init; } = new();

    /// <summary>Several batch sizes, one after the other (<c>--batches</c>); the run's alone unless given.</summary>
    public ImmutableArray<int> BatchSizes { get; init; } = [32];

    /// <summary>So many texts of each task, spread evenly over its file (<c>--texts</c>); null for all.</summary>
    public int? TextCount { get; init; }

    /// <summary>Simulated cells for each noise and ratio (<c>--cells</c>), rounded up to whole pull requests.</summary>
    public int Cells { get; init; } = 20_000;

    /// <summary>Seed of what is drawn (<c>--seed</c>): the same figures again.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Tells a person how far long work is, a line at a time, on standard error.</summary>
    public Action<string> Tell { get; init; } = _ => { };
}
