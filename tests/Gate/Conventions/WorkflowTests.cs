using System.Text.RegularExpressions;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>
/// Workflows run reviewed code only: every action is pinned to a commit, with its release in a comment, and our own machine never runs a
/// fork's code.
/// </summary>
internal sealed partial class WorkflowTests
{
    private static IEnumerable<string> Workflows =>
        RepositoryFiles.All.Where(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal));

    private static IEnumerable<string> OnOwnMachines =>
        Workflows.Where(path => RepositoryFiles.Text(path).Contains("self-hosted,", StringComparison.Ordinal));

    private static IEnumerable<string> Scripts =>
        RepositoryFiles.All.Where(path => path.EndsWith(".sh", StringComparison.Ordinal) || path == ".ci/run");

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Actions_ArePinnedByCommit(string workflow) =>
        RepositoryFiles.Text(workflow).Split('\n')
            .Where(line => line.Contains("uses:", StringComparison.Ordinal) && !PinnedAction().IsMatch(line))
            .Should().BeEmpty();

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Permissions_AreReadOnly(string workflow) =>
        RepositoryFiles.Text(workflow).Should().Contain("\npermissions:\n  contents: read\n").And.NotContain(": write");

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Triggers_NeverRunAStrangersCodeWithOurRights(string workflow) =>
        RepositoryFiles.Text(workflow).Should().NotContain("pull_request_target").And.NotMatchRegex(TriggerOfRuns());

    [TestCaseSource(nameof(OnOwnMachines))]
    public void Workflow_OnOurOwnMachine_KeepsForksOutAndRunsAlone(string workflow)
    {
        var text = RepositoryFiles.Text(workflow);
        if (text.Contains("\n  pull_request:", StringComparison.Ordinal))
        {
            text.Should().Contain(
                "&& (github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository) }}\n");
        }

        text.Should().Contain("    environment: ")
            .And.Contain("\n      cancel-in-progress: false\n")
            .And.NotContain("\nconcurrency:", "a group of the workflow would take its place before the job's condition is asked")
            .And.Contain("persist-credentials: false")
            .And.Contain("    timeout-minutes: ");
    }

    // GitHub cancels the waiting job of a group when another one comes: with one group, of three pull requests one stays unjudged.
    [Test]
    public void Gate_EachPullRequest_HasAGroupOfItsOwnBehindTheCondition()
    {
        var text = RepositoryFiles.Text(".github/workflows/gate.yml");
        var group = text.IndexOf(
            "      group: gate-t4-${{ inputs.commit || github.event.pull_request.number || github.sha }}\n", StringComparison.Ordinal);
        group.Should().BeGreaterThan(text.IndexOf("head.repo.full_name == github.repository", StringComparison.Ordinal));
    }

    [TestCase("", ExpectedResult = 0)]
    [TestCase("0123456789abcdef0123456789abcdef01234567", ExpectedResult = 0)]
    [TestCase("0123456789abcdef0123456789abcdef0123456", ExpectedResult = 1)]
    [TestCase("0123456789abcdef0123456789abcdef012345678", ExpectedResult = 1)]
    [TestCase("0123456789ABCDEF0123456789abcdef01234567", ExpectedResult = 1)]
    [TestCase("refs/pull/7/merge", ExpectedResult = 1)]
    [TestCase("0123456789abcdef0123456789abcdef01234567\nmain", ExpectedResult = 1)]
    [TestCase("$(touch /tmp/x)", ExpectedResult = 1)]
    public int Gate_CommitThatIsGiven_IsAHashOrRefused(string commit) =>
        ToolRun.Step(
            $"COMMIT='{commit}'\n" + StepOf(".github/workflows/gate.yml", "Forty hexadecimal digits, or nothing")).ExitCode;

    [Test]
    public void Gate_CommitThatIsGiven_IsCheckedBeforeOurMachineRuns() =>
        RepositoryFiles.Text(".github/workflows/gate.yml").Should()
            .Contain("    needs: commit\n    # A fork's").And.Contain("needs.commit.result != 'failure'");

    // An expression inside a script is text that a stranger may have written.
    [TestCaseSource(nameof(Workflows))]
    public void Workflow_Scripts_TakeExpressionsByTheEnvironmentAlone(string workflow) =>
        ScriptLinesOf(workflow).Should().NotContain(line => line.Contains("${{", StringComparison.Ordinal));

    [Test]
    public void Nightly_Study_ComesFromNightsOfMainAlone()
    {
        var text = RepositoryFiles.Text(".github/workflows/nightly.yml");
        text.Should().Contain("    if: github.ref == 'refs/heads/main'\n")
            .And.Contain("/workflows/nightly.yml/runs?branch=main&")
            .And.Contain("--into artifacts/study")
            .And.NotContain("$HOME", "an ephemeral machine forgets it, and pull requests run as the same user");
        Regex.Count(text, "name: \\$\\{\\{ steps.study.outputs.name \\}\\}").Should().Be(2, "it is taken from where it is kept");
    }

    [Test]
    public void Workflows_OurOwnMachine_IsAmongThem() =>
        OnOwnMachines.Should().BeEquivalentTo(".github/workflows/gate.yml", ".github/workflows/nightly.yml");

    // GitHub's machines have no certificate, so an open result (2) is decided on our own machine. A missing cell, a failed run,
    // an interrupt and a crash are not verdicts.
    [TestCase(0, ExpectedResult = 0)]
    [TestCase(2, ExpectedResult = 0)]
    [TestCase(1, ExpectedResult = 1)]
    [TestCase(3, ExpectedResult = 1)]
    [TestCase(130, ExpectedResult = 1)]
    [TestCase(134, ExpectedResult = 1)]
    public int Compare_OnGitHubsMachines_IsGreenWhereItPassesOrIsOpenAlone(int exitCode) =>
        ToolRun.Step(
            $"dotnet() {{ return {exitCode}; }}\nBASE=main\nGITHUB_STEP_SUMMARY=/dev/null\n"
                + StepOf(".github/workflows/ci.yml", "The pull request beside its base")).ExitCode;

    [TestCase(0, ExpectedResult = 0)]
    [TestCase(1, ExpectedResult = 1)]
    [TestCase(2, ExpectedResult = 2)]
    [TestCase(134, ExpectedResult = 134)]
    public int Compare_OnOurOwnMachine_EndsAsTheProgramEnds(int exitCode) =>
        ToolRun.Step(
            $"dotnet() {{ return {exitCode}; }}\nBASE=main\n"
                + StepOf(".github/workflows/gate.yml", "Joules beside the merge base")).ExitCode;

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
        found.Output.Should().Contain("bad.yml:3:5: unexpected key \"branch\"").And.Contain("bad.yml:6:28: label \"t5\" is unknown")
            .And.Contain("bad.yml:8:23: \"github.event.pull_request.title\" is potentially untrusted");
    }

    [Test]
    public void Scripts_Shellcheck_FindsNothing() =>
        ToolRun.Shellcheck([.. Scripts.Select(RepositoryFiles.FullPath)]).Should().Be(new ToolRun(0, ""));

    private static IEnumerable<string> ScriptLinesOf(string workflow)
    {
        var indent = -1;
        foreach (var line in RepositoryFiles.Text(workflow).Split('\n').Where(line => line.Trim().Length > 0))
        {
            var depth = line.Length - line.TrimStart().Length;
            indent = depth <= indent ? -1 : indent;
            var isRun = line.TrimStart().StartsWith("run:", StringComparison.Ordinal);
            if (indent >= 0 || isRun)
            {
                yield return line;
            }

            indent = isRun ? depth : indent;
        }
    }

    // The lines of a step's run block, up to the next empty line.
    private static string StepOf(string workflow, string name)
    {
        var lines = RepositoryFiles.Text(workflow).Split('\n')
            .SkipWhile(line => !line.EndsWith($"- name: {name}", StringComparison.Ordinal))
            .SkipWhile(line => !line.EndsWith("run: |", StringComparison.Ordinal));
        return string.Join('\n', lines.Skip(1).TakeWhile(line => line.Length > 0));
    }

    // The trigger, not the field of GitHub's answers that jq reads.
    [GeneratedRegex(@"(?<![.\w])workflow_run\b")]
    private static partial Regex TriggerOfRuns();

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();
}
