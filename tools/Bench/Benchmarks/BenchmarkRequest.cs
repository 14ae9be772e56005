using System.Collections.Immutable;
using EnergyGate.Graphs.Costs;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>The options of <c>energygate bench</c>, and the two things that a benchmark asks the program for.</summary>
public sealed record BenchmarkRequest
{
    /// <summary>A model file or folder (<c>--model</c>). Null: the benchmark chooses.</summary>
    public string? ModelPath { get; init; }

    /// <summary>A WordPiece vocabulary (<c>--vocab</c>). Null: the one beside the model.</summary>
    public string? VocabularyPath { get; init; }

    /// <summary>Whether letters keep their case (<c>--cased</c>).</summary>
    public bool Cased { get; init; }

    /// <summary>GLUE folders as downloaded (<c>--glue</c>). Null: none.</summary>
    public string? GlueDirectory { get; init; }

    /// <summary>Variants to run (<c>--variants</c>).</summary>
    public ImmutableArray<VariantRecipe> Variants { get; init; } = VariantCatalog.All;

    /// <summary>Sequences per batch (<c>--batch</c>).</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Batch sizes of a benchmark that tries several, one after the other (<c>--batches</c>).</summary>
    public ImmutableArray<int> BatchSizes { get; init; } = [32];

    /// <summary>Threads per session (<c>--threads</c>).</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Max sequence length in tokens (<c>--max-length</c>).</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>Simulated cells per noise and ratio (<c>--cells</c>), rounded up to whole pull requests.</summary>
    public int Cells { get; init; } = 20_000;

    /// <summary>Random seed (<c>--seed</c>): the same seed gives the same figures.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Progress sink: one line per call, on standard error.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Reads models and texts as a run of the gate does. Its argument receives a message per skipped graph.</summary>
    public required Func<Action<string>, BenchmarkInputs> ReadInputs { get; init; }

    /// <summary>The work of a graph as the energy model takes it, as the gate counts it.</summary>
    public required Func<GraphCost, ImmutableArray<WorkAmount>> WorkOf { get; init; }
}
