using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>Checks that a rewritten graph still has the outputs of its source. The smallest real check, shown in CONTRIBUTING.md.</summary>
internal sealed class OutputsCheck : ICheck
{
    public string Name => "outputs";

    public IEnumerable<ICheckResult> Run(CheckContext context)
    {
        foreach (var variant in context.Variants)
        {
            foreach (var task in context.Tasks)
            {
                var graph = task.GraphOf(variant);
                string[] lost =
                [
                    .. graph.Source.Outputs.Select(output => output.Name).Except(graph.Result.Graph.Outputs.Select(output => output.Name)),
                ];
                yield return context.Cells.Make(variant, task.Model.Task.Name, CheckKind.Static, "outputs", new(
                    lost.Length == 0 ? Verdict.Pass : Verdict.Fail,
                    lost.Length == 0 ? "no output is lost" : $"lost outputs: {string.Join(", ", lost)}"));
            }
        }
    }
}
