using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.Parity;

/// <summary>Makes the parity cells: weights are compared exactly, hidden states and logits within the variant's tolerance.</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="settings">Threads and provider of the runs.</param>
internal sealed class ParityCells(CellFactory cells, RunnerSettings settings)
{
    private const int ProbedTexts = 8;
    private const string Weights = "weights";
    private const string HiddenStates = "hidden-states";
    private const string Logits = "logits";

    /// <summary>The cells of the graph itself: quantised or rounded weights, and hidden states.</summary>
    public IEnumerable<Cell> OfGraph(VariantRecipe variant, string task, RewrittenGraph graph, TaskInputs inputs)
    {
        var texts = inputs.Spread(ProbedTexts);
        var batch = BatchPlan.Make(texts.TokenCounts(), ProbedTexts, FeedingPolicy.Padded)[0];
        if (OfWeights(variant, task, graph, wrong => Origin(graph, wrong, texts, batch)) is { } weights)
        {
            yield return weights;
        }

        var hidden = HiddenStateParity.Compare(graph.Source, graph.Result.Graph, texts, batch, variant.Parity, settings);
        var where = hidden.FirstDiverging is null ? "" : $"; first diverging node: {hidden.FirstDiverging}";
        yield return hidden.Compared == 0
            ? Make(variant, task, HiddenStates, new(Verdict.NotMeasured, "no value inside the rewritten graph keeps its name"))
            : Compared(
                variant,
                task,
                HiddenStates,
                hidden.Share,
                $"the worst of {hidden.Compared} hidden states, {hidden.WorstValue}, "
                    + $"uses {Format.Percent(hidden.Share)} of {Tolerance(variant.Parity, variant.Parity.HiddenStateError)}{where}");
    }

    /// <summary>The cell of the answers: all logits of the task.</summary>
    public Cell OfLogits(VariantRecipe variant, string task, TaskPredictions candidate, TaskPredictions reference)
    {
        var share = variant.Parity.LogitsShare(candidate.Logits.AsSpan(), reference.Logits.AsSpan());
        var tolerance = Tolerance(variant.Parity, variant.Parity.LogitsError);
        return Compared(variant, task, Logits, share, $"the logits of {candidate.Count} texts use {Format.Percent(share)} of {tolerance}");
    }

    /// <summary>The cell of a variant that does not run at all.</summary>
    public Cell OfFailure(VariantRecipe variant, string task, Exception exception) =>
        Make(variant, task, Logits, new(Verdict.Fail, $"the rewritten graph does not run: {exception.Message.ReplaceLineEndings(" ")}"));

    // Null for a recipe that changes no weight: the hidden states cover it.
    private Cell? OfWeights(VariantRecipe variant, string task, RewrittenGraph graph, Func<ImmutableArray<string>, string> origin)
    {
        if (!graph.Result.Log.QuantizedWeights.IsEmpty)
        {
            var quantized = QuantizedWeightParity.Compare(graph.Source, graph.Result.Graph, graph.Result.Log.QuantizedWeights);
            return Compared(
                variant,
                task,
                Weights,
                quantized.Share,
                $"the worst of {quantized.Compared} quantised tensors and the constants kept beside them, {quantized.WorstWeight}, "
                    + $"{Distance(quantized.Share, "step")}{origin(quantized.Wrong)}");
        }

        if (!variant.Graph.StoresHalves)
        {
            return null;
        }

        var stored = StoredWeightParity.Compare(graph.Source, graph.Result.Graph);
        return Compared(
            variant,
            task,
            Weights,
            stored.Share,
            stored.Share <= 1 && stored.Compared == 0 && stored.StoredBefore > 0
                ? $"exact by construction: all {stored.StoredBefore} weights are stored in fp16 already"
                : $"the worst of {stored.Compared} weights stored in fp16 and the constants kept beside them, "
                    + $"{stored.WorstWeight ?? "none"}, {Distance(stored.Share, "unit in the last place")}{origin(stored.Wrong)}");
    }

    // The name of a tensor does not show where in the graph the error starts.
    private string Origin(RewrittenGraph graph, ImmutableArray<string> wrong, TokenizedTexts texts, BatchPlan batch)
    {
        if (wrong.IsEmpty || WrongWeights.Trace(graph.Source, graph.Result.Graph, wrong, texts, batch, settings) is not { } found)
        {
            return "";
        }

        var error = found.Value is null ? "which has no counterpart in the source"
            : found.Node.Outputs.Contains(found.Value) ? $"whose output is {Format.Percent(found.Error)} off the source's"
            : $"after which {found.Value} is {Format.Percent(found.Error)} off the source's";
        return $"; first diverging node: {found.Node}, {error}";
    }

    private Cell Compared(VariantRecipe variant, string task, string metric, double share, string reason) =>
        Make(variant, task, metric, new(share <= 1 ? Verdict.Pass : Verdict.Fail, reason) { Value = share, Reference = 0, Limit = 1 });

    private Cell Make(VariantRecipe variant, string task, string metric, Finding finding) =>
        cells.Make(variant, task, CheckKind.Parity, metric, finding);

    // Infinite for a constant that should have been kept and was not: there are no steps to count.
    private static string Distance(double share, string unit) =>
        double.IsInfinity(share) ? "differs from its source" : $"lies {Format.Percent(share)} of half a {unit} from its source";

    private static string Tolerance(ParityTolerance tolerance, double error) => tolerance.IsLossless
        ? $"its tolerance ({Format.Error(tolerance.Elements.Absolute)} + {Format.Error(tolerance.Elements.Relative)} x |reference|)"
        : $"its relative error ({Format.Error(error)})";
}
