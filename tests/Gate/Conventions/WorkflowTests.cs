using System.Text.RegularExpressions;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Workflows run code that was looked at: every action by its commit, with its release beside it; our own machine never for a stranger.</summary>
public sealed partial class WorkflowTests
{
    private static IEnumerable<string> Workflows => RepositoryFiles.All.Where(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal));

    private static IEnumerable<string> OnOwnMachines => Workflows.Where(path => RepositoryFiles.Text(path).Contains("self-hosted,", StringComparison.Ordinal));

    private static IEnumerable<string> Scripts =>
        RepositoryFiles.All.Where(path => path.EndsWith(".sh", StringComparison.Ordinal) || path == ".ci/run");

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Actions_ArePinnedByCommit(string workflow) =>
        RepositoryFiles.Text(workflow).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal) && !PinnedAction().IsMatch(line))
            .Should().BeEmpty();

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Permissions_AreReadOnly(string workflow) =>
        RepositoryFiles.Text(workflow).Should().Contain("\npermissions:\n  contents: read\n\n").And.NotContain(": write");

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Triggers_NeverRunAStrangersCodeWithOurRights(string workflow) =>
        RepositoryFiles.Text(workflow).Should().NotContain("pull_request_target").And.NotContain("workflow_run");

    [TestCaseSource(nameof(OnOwnMachines))]
    public void Workflow_OnOurOwnMachine_KeepsForksOutAndRunsAlone(string workflow)
    {
        var text = RepositoryFiles.Text(workflow);
        if (text.Contains("\n  pull_request:", StringComparison.Ordinal))
        {
            text.Should().Contain("    if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository\n");
        }

        text.Should().Contain("    environment: ")
            .And.Contain("\nconcurrency:\n  group: gate-t4\n  cancel-in-progress: false\n")
            .And.Contain("persist-credentials: false")
            .And.Contain("    timeout-minutes: ");
    }

    [Test]
    public void Workflows_OurOwnMachine_IsAmongThem() => OnOwnMachines.Should().BeEquivalentTo(".github/workflows/gate.yml", ".github/workflows/nightly.yml");

    [Test]
    public void Workflows_Actionlint_FindsNothing() =>
        ToolRun.Actionlint([.. Workflows.Select(RepositoryFiles.FullPath)]).Should().Be(new ToolRun(0, ""));

    [Test]
    public void Actionlint_WorkflowWithMistakes_NamesEachByItsLine()
    {
        using var folder = new TemporaryFolder();
        var bad = folder.Write("bad.yml", """
            on:
              push:
                branch: [main]
            jobs:
              one:
                runs-on: [self-hosted, t5]
                steps:
                  - run: echo ${{ github.event.pull_request.title }}
            """);
        var found = ToolRun.Actionlint(bad);
        found.ExitCode.Should().Be(1);
        found.Output.Should().Contain("bad.yml:3:5: unexpected key \"branch\"").And.Contain("bad.yml:6:28: label \"t5\" is unknown").And.Contain("bad.yml:8:23: \"github.event.pull_request.title\" is potentially untrusted");
    }

    [Test]
    public void Scripts_Shellcheck_FindsNothing() =>
        ToolRun.Shellcheck([.. Scripts.Select(RepositoryFiles.FullPath)]).Should().Be(new ToolRun(0, ""));

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();
}
