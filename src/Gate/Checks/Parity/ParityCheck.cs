using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Parity;

/// <summary>
/// Does a variant compute what the reference computes? Checks weights, hidden states and logits of each variant on each task.
/// </summary>
internal sealed class ParityCheck : ICheck
{
    // Weights and hidden states belong to a graph: they are compared once, for the first variant with that graph.
    private readonly HashSet<(string Task, string Recipe)> comparedGraphs = [];

    /// <inheritdoc/>
    public string Name => "parity";

    /// <inheritdoc/>
    public IEnumerable<ICheckResult> Run(CheckContext context)
    {
        context.Mark("answers");
        var cells = new ParityCells(context.Cells, context.Settings);
        foreach (var answers in context.AnswersInOrder().Where(answers => !answers.IsReference))
        {
            var task = answers.Task.Model.Task.Name;
            var failure = answers.Failure;
            if (answers.IsOpened && IsNewGraph(answers.Variant, task))
            {
                var graph = CompareGraph(cells, answers);
                foreach (var cell in graph.Cells)
                {
                    yield return cell;
                }

                failure ??= graph.Failure;
            }

            yield return failure is null
                ? cells.OfLogits(answers.Variant, task, answers.Predictions!, answers.Reference)
                : cells.OfFailure(answers.Variant, task, failure);
        }
    }

    private bool IsNewGraph(VariantRecipe variant, string task) =>
        variant.Graph.Name != VariantCatalog.Reference.Graph.Name && comparedGraphs.Add((task, variant.Graph.Name));

    private static (ImmutableArray<Cell> Cells, Exception? Failure) CompareGraph(ParityCells cells, VariantAnswers answers)
    {
        try
        {
            var (variant, task) = (answers.Variant, answers.Task);
            return ([.. cells.OfGraph(variant, task.Model.Task.Name, task.GraphOf(variant), task.Inputs)], null);
        }
        catch (OnnxRuntimeException exception)
        {
            return ([], exception);
        }
    }
}
