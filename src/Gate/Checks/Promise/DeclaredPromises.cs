using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Promise;

/// <summary>What a variant promises in a run: the limits that its other checks judge by.</summary>
internal static class DeclaredPromises
{
    /// <summary>Maximum loss of a task's score, as a fraction.</summary>
    public const string Accuracy = "accuracy-tolerance";

    /// <summary>Maximum typical loss of margin, as a share.</summary>
    public const string MarginLoss = "margin-loss";

    /// <summary>Maximum error of hidden states: relative for a lossy recipe, per element for a lossless one.</summary>
    public const string HiddenStates = "hidden-states";

    /// <summary>Maximum error of the logits, as <see cref="HiddenStates"/>.</summary>
    public const string Logits = "logits";

    /// <summary>Maximum ratio of joules to the reference.</summary>
    public const string EnergyLimit = "energy-limit";

    /// <summary>1 for an experimental variant, whose answers never fail a run; else 0.</summary>
    public const string Experimental = "experimental";

    /// <summary>The promises of a variant, as lines of a baseline.</summary>
    /// <param name="variant">The variant; the reference promises nothing.</param>
    /// <param name="tasks">The names of the run's tasks.</param>
    /// <param name="options">Tolerances of the command line, which replace those of the recipe.</param>
    public static IEnumerable<BaselineLine> Of(VariantRecipe variant, IEnumerable<string> tasks, GateOptions options)
    {
        var parity = variant.Parity;
        var element = Math.Max(parity.Elements.Absolute, parity.Elements.Relative);
        return
        [
            Line(null, Experimental, variant.IsExperimental ? 1 : 0),
            Line(null, HiddenStates, parity.IsLossless ? element : parity.HiddenStateError),
            Line(null, Logits, parity.IsLossless ? element : parity.LogitsError),
            Line(null, MarginLoss, variant.MaxMarginLoss ?? double.PositiveInfinity),
            Line(null, EnergyLimit, variant.EnergyLimit),
            .. tasks.SelectMany(task => new[]
            {
                Line(task, Accuracy, options.ToleranceOf(variant, task)),
                Line(task, MetricNames.Flips, variant.MaxFlipsOf(task)),
            }),
        ];

        BaselineLine Line(string? task, string metric, double limit) => PromiseBaseline.Line(variant.Name, task, metric, limit);
    }
}
