using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>What a recipe did to the graph of one task.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="NodesBefore">Nodes of the file.</param>
/// <param name="NodesAfter">Nodes of the rewritten graph.</param>
/// <param name="Patches">Applied patches by pass.</param>
/// <param name="Refusals">Near matches that were left alone, with reasons; each reason once.</param>
public sealed record RewriteSummary(
    string Recipe,
    string Task,
    int NodesBefore,
    int NodesAfter,
    ImmutableSortedDictionary<string, int> Patches,
    ImmutableArray<string> Refusals) : ICheckResult;
