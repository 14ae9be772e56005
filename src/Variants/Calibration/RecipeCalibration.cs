using EnergyGate.Graphs;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Variants.Calibration;

/// <summary>Calibrates the passes of a recipe: runs the graph before each of them on calibration texts.</summary>
public static class RecipeCalibration
{
    /// <summary>Number of calibration texts. Figures are averaged over their tokens, so a few texts are enough.</summary>
    public const int TextCount = 32;

    /// <summary>The calibrated recipe; the recipe itself when no pass needs calibration.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="source">The graph that it will be applied to.</param>
    /// <param name="texts">The calibration texts; they run as one batch.</param>
    /// <param name="settings">Threads and provider.</param>
    /// <exception cref="CalibrationException">A pass cannot choose.</exception>
    /// <exception cref="InvalidPatchException">A pass before it breaks the graph.</exception>
    public static GraphRecipe Resolve(GraphRecipe recipe, Graph source, TokenizedTexts texts, RunnerSettings settings)
    {
        var graph = source;
        var passes = recipe.Passes;
        for (var done = 0; recipe.NeedsCalibration; done++)
        {
            if (passes[done] is ICalibratedPass { IsCalibrated: false } open)
            {
                passes = passes.SetItem(done, Choose(open, graph, texts, settings));
                recipe = recipe with { Passes = passes };
            }

            graph = new RewritePipeline().Apply(graph, [passes[done]]).Graph;
        }

        return recipe;
    }

    private static IGraphPass Choose(ICalibratedPass pass, Graph graph, TokenizedTexts texts, RunnerSettings settings)
    {
        if (texts.Count == 0)
        {
            throw new CalibrationException(pass.Name, "there are no calibration texts");
        }

        var plan = BatchPlan.Make(texts.TokenCounts(), texts.Count, FeedingPolicy.Padded)[0];
        return pass.Calibrated(graph, ValueProbe.Run(graph, pass.Watched(graph), texts, plan, settings));
    }
}
