using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>Rewrites of the graph of one task by a recipe.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="NodesBefore">Number of nodes in the file.</param>
/// <param name="NodesAfter">Number of nodes in the rewritten graph.</param>
/// <param name="Patches">Number of applied patches by pass.</param>
/// <param name="Refusals">Reasons why near matches were left alone; each reason once.</param>
internal sealed record RewriteSummary(
    string Recipe,
    string Task,
    int NodesBefore,
    int NodesAfter,
    ImmutableSortedDictionary<string, int> Patches,
    ImmutableArray<string> Refusals) : ICheckResult;
