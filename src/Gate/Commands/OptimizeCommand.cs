using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Variants.Calibration;
using EnergyGate.Variants.Passes;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate optimize</c>: applies a recipe to a model.</summary>
internal static class OptimizeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var input = new Argument<string>("IN.onnx") { Description = "Model file, with its external data next to it." };
        var output = new Argument<string>("OUT.onnx")
        {
            Description = "File to write. Weights of more than 1 MB in total go to OUT.onnx.data.",
        };
        var recipe = new Option<string>("--recipe")
        {
            HelpName = "NAME",
            Required = true,
            Description = $"Recipe: {string.Join(", ", GraphRecipes.All.Select(known => known.Name))}.",
        };
        var calibration = new Option<string?>("--calibration")
        {
            HelpName = "FILE",
            Description = "Calibration texts, required by attention-skip-k: one per line, with a tab between the two texts of a pair. "
                + $"{RecipeCalibration.TextCount} of them, spread evenly, are used.",
        };
        var vocabulary = new Option<string?>("--vocab")
        {
            HelpName = "FILE",
            Description = "WordPiece vocabulary for --calibration. Default: vocab.txt or tokenizer.json next to the model.",
        };
        var command = new Command("optimize", "Applies a recipe to a model and saves the result as a new model.")
        {
            input, output, recipe, calibration, vocabulary,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(input)!,
            parsed.GetValue(output)!,
            parsed.GetValue(recipe)!,
            parsed.GetValue(calibration),
            parsed.GetValue(vocabulary),
            console));
        return command;
    }

    private static int Run(string input, string output, string recipeName, string? calibration, string? vocabulary, GateConsole console)
    {
        var recipe = GraphRecipes.Find(recipeName);
        var graph = OnnxModel.Load(input);
        (recipe, var result) = ModelFaults.Named(input, () =>
        {
            var ready = recipe.NeedsCalibration ? Calibrated(recipe, graph, input, calibration, vocabulary) : recipe;
            return (ready, new RewritePipeline().Apply(graph, ready.Passes));
        });
        OnnxModel.Save(result.Graph, output);
        foreach (var pass in result.Log.Applied.GroupBy(patch => patch.Pass))
        {
            console.Out.WriteLine($"{pass.Key}: {pass.Count()} rewrites");
        }

        var chosen = recipe.Passes.OfType<ICalibratedPass>().Select(pass => pass.Name).ToHashSet();
        foreach (var patch in result.Log.Applied.Where(patch => chosen.Contains(patch.Pass)))
        {
            console.Out.WriteLine($"{patch.Pass}: {patch.Label}");
        }

        foreach (var refusal in result.Log.Refusals)
        {
            console.Out.WriteLine($"{refusal.Pass} left {refusal.Node} alone: {refusal.Reason}");
        }

        console.Out.WriteLine(
            $"{graph.Nodes.Length} nodes before, {result.Graph.Nodes.Length} after; "
            + $"open it with ONNX Runtime at level {recipe.Level}, which the recipe needs");
        return ExitCode.Pass;
    }

    private static GraphRecipe Calibrated(GraphRecipe recipe, Graph graph, string model, string? path, string? vocabulary)
    {
        if (path is null)
        {
            throw new BadInputException(
                $"the recipe {recipe.Name} needs calibration texts: give --calibration FILE with one text per line");
        }

        var texts = CalibrationTexts.Read(path, vocabulary, model, graph, RecipeCalibration.TextCount);
        return RecipeCalibration.Resolve(recipe, graph, texts, new(Environment.ProcessorCount));
    }
}
