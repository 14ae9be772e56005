using System.Collections.Concurrent;
using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Pipeline;

/// <summary>
/// Pipelines for the checks of answers, one per task and one thread each, for fixtures whose cases run beside one another: no thread spins
/// while it waits for its neighbour, so that other work on the machine costs them no more than its share.
/// </summary>
internal sealed class AnsweringPipelines : IDisposable
{
    private readonly ConcurrentDictionary<GlueTask, Lazy<GatePipeline>> pipelines = new();

    /// <summary>The cells of one check for one variant on one task; of one task, one case at a time.</summary>
    public ImmutableArray<Cell> Cells<TCheck>(VariantRecipe variant, GlueTask task)
        where TCheck : ICheck
    {
        var own = pipelines.GetOrAdd(
            task, asked => new(() => EmbeddedPipeline.Open(options => options with { Tasks = [asked], Threads = 1 }))).Value;
        lock (own)
        {
            return own.Cells<TCheck>(variant, task);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => pipelines.Values.ToList().ForEach(own => own.Value.Dispose());
}
