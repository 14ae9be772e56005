using System.CommandLine;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Variants.Graphs.Onnx;
using EnergyGate.Variants.Pipelines;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate optimize</c>: applies a recipe to anybody's model.</summary>
public static class OptimizeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var input = new Argument<string>("IN.onnx") { Description = "The model; its external data is found beside it." };
        var output = new Argument<string>("OUT.onnx") { Description = "Where the result goes; above 1 MB of weights they go to OUT.onnx.data." };
        var recipe = new Option<string>("--recipe") { HelpName = "NAME", Required = true, Description = $"One of {string.Join(", ", GraphRecipes.All.Select(known => known.Name))}." };
        var command = new Command("optimize", "Applies a recipe to a model and saves the result, complete by itself.") { input, output, recipe };
        command.SetAction(parsed => Run(parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(recipe)!, console));
        return command;
    }

    private static int Run(string input, string output, string recipeName, GateConsole console)
    {
        var recipe = GraphRecipes.Find(recipeName);
        var graph = OnnxModel.Load(input);
        var result = new RewritePipeline().Apply(graph, recipe.Passes);
        OnnxModel.Save(result.Graph, output);
        foreach (var pass in result.Log.Applied.GroupBy(patch => patch.Pass))
        {
            console.Out.WriteLine($"{pass.Key}: {pass.Count()} rewrites");
        }

        foreach (var refusal in result.Log.Refusals)
        {
            console.Out.WriteLine($"{refusal.Pass} left {refusal.Node} alone: {refusal.Reason}");
        }

        console.Out.WriteLine($"{graph.Nodes.Length} nodes before, {result.Graph.Nodes.Length} after; open it with ONNX Runtime at level {recipe.Level}, which the recipe needs");
        return ExitCode.Pass;
    }
}
