using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Variants.Sessions;

/// <summary>
/// A graph ready to run on batches of texts. Weights stay where the graph has them (mapped): nothing is written to disk.
/// Runs allocate nothing on the managed heap. Thread-safe for different batches.
/// </summary>
public sealed class Runner : IDisposable
{
    // Below this many bytes a tensor stays in the model's bytes, where ONNX Runtime's shape inference can read it.
    private const long InlineLimit = 1024;

    private readonly InferenceSession session;
    private readonly ImmutableArray<NamedTensor> weights;

    private Runner(InferenceSession session, ImmutableArray<NamedTensor> weights)
    {
        this.session = session;
        this.weights = weights;
    }

    /// <summary>Names of the graph's outputs, in the session's order.</summary>
    public IEnumerable<string> OutputNames => session.Outputs.Select(output => output.Name);

    /// <summary>Position of the answers among the outputs: the output called <c>logits</c>, else the first.</summary>
    public int LogitsOutput => Math.Max(0, OutputNames.ToList().IndexOf("logits"));

    /// <summary>Makes a session of a graph.</summary>
    /// <param name="graph">The graph, already rewritten.</param>
    /// <param name="level">How much ONNX Runtime may rewrite it further.</param>
    /// <param name="settings">Threads and provider.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refuses the graph.</exception>
    public static Runner Of(Graph graph, SessionLevel level, RunnerSettings settings)
    {
        var bytes = OnnxModel.ToBytes(graph, InlineLimit, out var external);
        ImmutableArray<NamedTensor> weights =
        [
            .. external.Select(weight => new NamedTensor(
                weight.Name,
                Tensor.OverReadOnlyBytes(
                    weight.Data.Bytes, (TensorElementType)(int)weight.Data.ElementType, weight.Data.Extents.AsSpan()))),
        ];
        try
        {
            return new(InferenceSession.FromMemory(bytes, Options(level, settings, weights)), weights);
        }
        catch
        {
            Release(weights);
            throw;
        }
    }

    /// <summary>Lays a batch of texts out as this session's inputs, with place for its answers.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="plan">Which of them, and how long the rows are.</param>
    /// <param name="logitCount">Logits per text; shape of the output: [rows, logitCount].</param>
    /// <exception cref="UnsupportedInputException">The session needs an input that texts do not have.</exception>
    public TextBatch Prepare(TokenizedTexts texts, BatchPlan plan, int logitCount) =>
        TextBatch.Of(session.Inputs, texts, plan, logitCount, LogitsOutput);

    /// <summary>Runs one batch; the answers are in <see cref="TextBatch.Logits"/> afterwards.</summary>
    /// <param name="batch">Made by <see cref="Prepare"/> of this runner, or of one with the same inputs.</param>
    /// <param name="options">Cancellation; none when null.</param>
    public void Run(TextBatch batch, RunOptions? options = null) =>
        session.Run(batch.Inputs, batch.OutputIndices, batch.Outputs, options);

    /// <summary>Runs one batch and fetches every output.</summary>
    /// <returns>One tensor per output, in the session's order; the caller disposes them.</returns>
    public ImmutableArray<Tensor> RunForAllOutputs(TextBatch batch)
    {
        var outputs = new Tensor?[session.Outputs.Length];
        session.Run(batch.Inputs, outputs);
        return [.. outputs.Select(output => output!)];
    }

    /// <summary>Ends profiling and writes the profile.</summary>
    /// <returns>The path of the file.</returns>
    /// <exception cref="OnnxRuntimeException">The settings have no <see cref="RunnerSettings.ProfilePathPrefix"/>.</exception>
    public string EndProfiling() => session.EndProfiling();

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Dispose();
        Release(weights);
    }

    private static SessionOptions Options(SessionLevel level, RunnerSettings settings, ImmutableArray<NamedTensor> weights) => new()
    {
        IntraOpThreads = settings.Threads,
        AllowSpinning = settings.AllowSpinning,
        GraphOptimizationLevel = level switch
        {
            SessionLevel.None => GraphOptimizationLevel.None,
            SessionLevel.Basic => GraphOptimizationLevel.Basic,
            SessionLevel.Extended => GraphOptimizationLevel.Extended,
            _ => GraphOptimizationLevel.All,
        },
        ExecutionProviders = settings.Provider == "CPU" ? [] : [ExecutionProvider.Cpu with { Name = settings.Provider }],
        ExternalInitializers = weights,
        ProfilePathPrefix = settings.ProfilePathPrefix,
    };

    private static void Release(ImmutableArray<NamedTensor> weights)
    {
        foreach (var weight in weights)
        {
            weight.Tensor.Dispose();
        }
    }
}
