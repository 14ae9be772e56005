using System.Collections.Concurrent;
using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Pipeline;

/// <summary>
/// Pipelines for the checks of answers, one per task and one thread each, for fixtures whose cases run beside one another: no thread spins
/// while it waits for its neighbour, so that other work on the machine costs them no more than its share.
/// </summary>
/// <param name="step">1 for all texts of a task, n for every n-th.</param>
internal sealed class AnsweringPipelines(int step = 1) : IDisposable
{
    private readonly ConcurrentDictionary<GlueTask, Lazy<GatePipeline>> pipelines = new();

    /// <summary>The cells of one check for one variant on one task; of one task, one case at a time.</summary>
    public ImmutableArray<Cell> Cells<TCheck>(VariantRecipe variant, GlueTask task)
        where TCheck : ICheck
    {
        var own = pipelines.GetOrAdd(
            task, asked => new(() => EmbeddedPipeline.Open(options => Narrowed(options, asked), step))).Value;
        lock (own)
        {
            return own.Cells<TCheck>(variant, task);
        }
    }

    // Baselines hold the answers to all texts.
    private GateOptions Narrowed(GateOptions options, GlueTask task) =>
        options with { Tasks = [task], Threads = 1, BaselinePath = step == 1 ? options.BaselinePath : null };

    /// <inheritdoc/>
    public void Dispose() => pipelines.Values.ToList().ForEach(own => own.Value.Dispose());
}
