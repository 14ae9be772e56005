using EnergyGate.Graphs;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Variants.Calibration;

/// <summary>Lets the passes of a recipe make their choices: runs the graph as it stands before each of them on calibration texts.</summary>
public static class RecipeCalibration
{
    /// <summary>How many texts are enough: what is averaged over is their tokens.</summary>
    public const int TextCount = 32;

    /// <summary>The recipe with every choice made; the recipe itself when it has none to make.</summary>
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
