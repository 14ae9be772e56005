using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Pipeline;

/// <summary>Makes the result of a run: the results of its checks, in the order of reports.</summary>
/// <param name="context">The input of the checks.</param>
/// <param name="inputs">The model's name and its maximum sequence length.</param>
/// <param name="found">The results of the checks.</param>
internal sealed class GateResultFactory(CheckContext context, GateInputs inputs, ImmutableArray<ICheckResult> found)
{
    private readonly List<string> variantOrder = [.. VariantCatalog.All.Select(variant => variant.Name)];
    private readonly List<string> taskOrder = [.. context.Tasks.Select(task => task.Model.Task.Name)];

    /// <summary>The result without notes and times.</summary>
    /// <param name="cells">The cells, waivers applied.</param>
    /// <param name="isComplete">False when the run was interrupted.</param>
    public GateResult Make(ImmutableArray<Cell> cells, bool isComplete)
    {
        var options = context.Options;
        ImmutableArray<Cell> ordered =
        [
            .. cells.OrderBy(cell => variantOrder.IndexOf(cell.Variant))
                .ThenBy(cell => cell.Task is null ? int.MaxValue : taskOrder.IndexOf(cell.Task))
                .ThenBy(cell => cell.Check)
                .ThenBy(cell => !MetricNames.IsScore(cell.Metric)),
        ];
        return new()
        {
            Complete = isComplete,
            ExitCode = isComplete ? ExitCode.OfRun(ordered, options.Strict) : ExitCode.Interrupted,
            Strict = options.Strict,
            Model = inputs.Name,
            Batch = options.BatchSize,
            Threads = options.Threads,
            MaxLength = inputs.MaxLength,
            Environment = DescribeEnvironment(),
            Notes = [],
            Cells = ordered,
            Costs = [.. found.OfType<VariantCost>()],
            Meter = context.Meter.Value.Report(),
            Timeline = context.Meter.Value.TimelineReport(),
            Rewrites = [.. found.OfType<RewriteSummary>().OrderBy(rewrite => taskOrder.IndexOf(rewrite.Task))],
            MeanScores = VariantScores.Of(ordered, [.. context.Tasks.Select(task => task.Model.Task)], options.GlueDirectory is null),
            GraphDifferences = [.. found.OfType<GraphDifferenceText>()],
            ModelledCosts = [.. found.OfType<ModelledCost>()],
            Flips = [.. found.OfType<FlippedAnswers>().OrderBy(flips => variantOrder.IndexOf(flips.Variant))],
            Qualities = [.. found.OfType<AnswerQuality>().OrderBy(quality => variantOrder.IndexOf(quality.Variant))],
            Time = default,
            ProcessorTime = default,
        };
    }

    private ImmutableSortedDictionary<string, string> DescribeEnvironment() => ImmutableSortedDictionary<string, string>.Empty
        .WithComparers(StringComparer.Ordinal)
        .Add("machine", context.Machine.Identity)
        .Add("ONNX Runtime", OnnxRuntimeLibrary.Version)
        .Add("execution provider", context.Options.Provider)
        .Add(".NET", RuntimeInformation.FrameworkDescription)
        .Add("operating system", RuntimeInformation.OSDescription);
}
