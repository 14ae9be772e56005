using System.Collections.Immutable;

namespace EnergyGate.Gate.Benchmarks;

/// <summary>The options of <c>energygate bench</c>; null means that the benchmark chooses.</summary>
public sealed record BenchmarkRequest
{
    /// <summary>A model file or folder (<c>--model</c>).</summary>
    public string? ModelPath { get; init; }

    /// <summary>A WordPiece vocabulary (<c>--vocab</c>).</summary>
    public string? VocabularyPath { get; init; }

    /// <summary>GLUE folders as downloaded (<c>--glue</c>).</summary>
    public string? GlueDirectory { get; init; }

    /// <summary>Task names (<c>--tasks</c>).</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>Variant names (<c>--variants</c>).</summary>
    public IReadOnlyList<string>? Variants { get; init; }

    /// <summary>Sequences in a batch (<c>--batch</c>).</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Several batch sizes, one after the other (<c>--batches</c>); <see cref="BatchSize"/> alone unless given.</summary>
    public ImmutableArray<int> BatchSizes { get; init; } = [32];

    /// <summary>So many texts of each task, spread evenly over its file (<c>--texts</c>); null for all.</summary>
    public int? TextCount { get; init; }

    /// <summary>Threads of a session (<c>--threads</c>).</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Longest sequence in tokens (<c>--max-length</c>).</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>Simulated cells for each noise and ratio (<c>--cells</c>), rounded up to whole pull requests.</summary>
    public int Cells { get; init; } = 20_000;

    /// <summary>Seed of what is drawn (<c>--seed</c>): the same figures again.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Tells a person how far long work is, a line at a time, on standard error.</summary>
    public Action<string> Tell { get; init; } = _ => { };
}
