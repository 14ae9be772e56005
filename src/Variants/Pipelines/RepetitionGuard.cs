using System.Text;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Pipelines;

/// <summary>Stops a pass that undoes its own work or never ends.</summary>
internal sealed class RepetitionGuard(string pass, int nodeCount)
{
    private const int PatchesPerNode = 4;
    private const int MinLimit = 1000;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly int limit = Math.Max(MinLimit, nodeCount * PatchesPerNode);

    public void Check(GraphPatch patch)
    {
        if (!seen.Add(Fingerprint(patch)))
        {
            throw new InvalidPatchException(
                pass, patch.Label, "the same patch was proposed and applied before, so it would go on for ever");
        }

        if (seen.Count > limit)
        {
            throw new InvalidPatchException(
                pass, patch.Label, $"it is patch {seen.Count} of this pass on a graph of {nodeCount} nodes, which has no end in sight");
        }
    }

    private static string Fingerprint(GraphPatch patch)
    {
        var text = new StringBuilder(patch.Label);
        foreach (var node in patch.Remove.Concat(patch.Add))
        {
            text.Append('\n').Append(node.Domain).Append('.').Append(node.OperatorType).Append(' ')
                .AppendJoin(',', node.Inputs).Append("->").AppendJoin(',', node.Outputs);
        }

        return text.ToString();
    }
}
