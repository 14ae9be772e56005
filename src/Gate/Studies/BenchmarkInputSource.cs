using EnergyGate.Bench.Benchmarks;
using EnergyGate.Gate.Inputs;

namespace EnergyGate.Gate.Studies;

/// <summary>Gives a benchmark the models, graphs and texts of a run of the gate.</summary>
internal static class BenchmarkInputSource
{
    /// <summary>Reads them.</summary>
    /// <param name="options">Model, vocabulary, tasks.</param>
    /// <param name="textCount">Texts per task, spread evenly over its file; null for all.</param>
    /// <param name="notes">Receives a message per skipped graph.</param>
    /// <exception cref="Hosting.BadInputException">The input cannot be run.</exception>
    public static BenchmarkInputs Read(GateOptions options, int? textCount, Action<string> notes)
    {
        var inputs = GateInputs.Read(options, notes);
        var tasks =
            from task in inputs.Tasks
            select new BenchmarkTask(
                task.Model.Task.Name,
                task.Model.Task.LogitCount,
                task.Model.GraphPath,
                task.Inputs.Spread(textCount ?? task.Inputs.Texts.Count),
                (recipe, settings) => RewrittenGraph.Of(recipe, task.Graph, task.Inputs, settings).Result.Graph);
        return new(inputs.Name, inputs.MaxLength, [.. tasks]);
    }
}
