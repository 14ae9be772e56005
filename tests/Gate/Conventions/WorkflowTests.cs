using System.Text.RegularExpressions;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Workflows run code that was looked at: every action by its commit, with its release beside it.</summary>
public sealed partial class WorkflowTests
{
    private static IEnumerable<string> Workflows => RepositoryFiles.All.Where(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal));

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Actions_ArePinnedByCommit(string workflow) =>
        RepositoryFiles.Text(workflow).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal) && !PinnedAction().IsMatch(line))
            .Should().BeEmpty();

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Permissions_AreStated(string workflow) =>
        RepositoryFiles.Text(workflow).Split('\n').Should().Contain(line => line.StartsWith("permissions:", StringComparison.Ordinal));

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();
}
