using System.Collections.Immutable;
using EnergyGate.OnnxRuntime.CustomOperators;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>How a session is made. Immutable: change it with <c>with</c>, share it freely.</summary>
public sealed record SessionOptions
{
    /// <summary>Key of the folder in which <see cref="InferenceSession.FromMemory"/> looks for a model's external data.</summary>
    public const string ExternalDataFolderKey = "session.model_external_initializers_file_folder_path";

    /// <summary>Everything as ONNX Runtime has it by default.</summary>
    public static SessionOptions Default { get; } = new();

    /// <summary>Threads within an operator; 0 is one for each physical core.</summary>
    public int IntraOpThreads { get; init; }

    /// <summary>Threads between operators; 0 is ONNX Runtime's default. Used only where <see cref="RunsOperatorsInParallel"/>.</summary>
    public int InterOpThreads { get; init; }

    /// <summary>Whether independent operators may run at the same time.</summary>
    public bool RunsOperatorsInParallel { get; init; }

    /// <summary>
    /// Whether idle threads spin for a while (faster) or sleep at once (no CPU time without work); false where CPU time is measured.
    /// </summary>
    public bool AllowSpinning { get; init; } = true;

    /// <summary>How much of the graph is rewritten.</summary>
    public GraphOptimizationLevel GraphOptimizationLevel { get; init; } = GraphOptimizationLevel.All;

    /// <summary>Session configuration entries by key (the keys of <c>onnxruntime_session_options_config_keys.h</c>).</summary>
    public ImmutableSortedDictionary<string, string> ConfigEntries { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Fixed values for symbolic dimensions, by name.</summary>
    public ImmutableSortedDictionary<string, long> DimensionOverrides { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Execution providers in order of preference; the CPU always comes last and need not be named.</summary>
    public ImmutableArray<ExecutionProvider> ExecutionProviders { get; init; } = [];

    /// <summary>
    /// Where a profile is written: a prefix to which ONNX Runtime appends a time stamp and <c>.json</c>; null for no profile.
    /// </summary>
    public string? ProfilePathPrefix { get; init; }

    /// <summary>Where the graph is written after ONNX Runtime's rewrites; null for nowhere.</summary>
    public string? OptimizedModelPath { get; init; }

    /// <summary>Whether memory patterns are planned ahead; off where every run has other shapes.</summary>
    public bool UsesMemoryPattern { get; init; } = true;

    /// <summary>Whether the CPU's memory comes from an arena that does not return memory to the system.</summary>
    public bool UsesMemoryArena { get; init; } = true;

    /// <summary>Whether kernels must give the same bits on every run.</summary>
    public bool IsDeterministic { get; init; }

    /// <summary>
    /// Values by name for initializers that the model marks as external data: used in place, never copied from a file.
    /// The session keeps the tensors (and the pins of their memory) alive until its own disposal.
    /// </summary>
    public ImmutableArray<NamedTensor> ExternalInitializers { get; init; } = [];

    /// <summary>
    /// Values by name for any initializers of the model, shared by all sessions that are given them (<c>AddInitializer</c>):
    /// same type and shape as in the model. Kept alive until the session's disposal.
    /// </summary>
    public ImmutableArray<NamedTensor> SharedInitializers { get; init; } = [];

    /// <summary>
    /// Whole external data files in memory, by the file name that the model refers to. Read while the session is made, not after.
    /// </summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> ExternalFiles { get; init; } =
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty;

    /// <summary>
    /// Operators written in C# that the model may use, one object for each domain name. Kept alive until the session's disposal.
    /// </summary>
    internal ImmutableArray<CustomOperatorDomain> CustomOperatorDomains { get; init; } = [];
}
