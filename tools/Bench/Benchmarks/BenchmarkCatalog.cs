using System.Collections.Immutable;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>The benchmarks: the only list.</summary>
public static class BenchmarkCatalog
{
    /// <summary>All benchmarks, by name.</summary>
    public static ImmutableArray<IBenchmark> All { get; } =
    [
        new CostBenchmark(),
        new GraphsBenchmark(),
        new StatisticsBenchmark(),
        new TokenizerBenchmark(),
        new VariantsBenchmark(),
    ];
}
