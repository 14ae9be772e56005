using EnergyGate.Graphs;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>A task whose texts a benchmark runs.</summary>
/// <param name="Name">Name of the task, e.g. <c>RTE</c>.</param>
/// <param name="LogitCount">Logits per text.</param>
/// <param name="GraphPath">The task's ONNX file.</param>
/// <param name="Texts">Tokens of the texts to run.</param>
/// <param name="Rewrite">
/// The task's graph under a recipe. The settings are those of the session of a recipe that calibrates. Throws a
/// <see cref="Variants.Passes.CalibrationException"/> when the recipe finds nothing to choose from.
/// </param>
public sealed record BenchmarkTask(
    string Name, int LogitCount, string GraphPath, TokenizedTexts Texts, Func<GraphRecipe, RunnerSettings, Graph> Rewrite);
