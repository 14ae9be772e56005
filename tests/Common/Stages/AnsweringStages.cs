using System.Collections.Concurrent;
using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Stages;

/// <summary>
/// The stages that answer, one set a task and one thread each, for fixtures whose cases run beside one another: no thread spins while it
/// waits for its neighbour, so that other work on the machine costs them no more than its share.
/// </summary>
internal sealed class AnsweringStages : IDisposable
{
    private readonly ConcurrentDictionary<GlueTask, Lazy<GateStages>> stages = new();

    /// <summary>The cells of one variant on one task; of one task, one case at a time.</summary>
    public ImmutableArray<Cell> Cells(VariantRecipe variant, GlueTask task)
    {
        var own = stages.GetOrAdd(task, asked => new(() => EmbeddedStages.Open(options => options with { Tasks = [asked], Threads = 1 })))
            .Value;
        lock (own)
        {
            return own.AnswerCells(variant, task);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stages.Values.ToList().ForEach(own => own.Value.Dispose());
}
