using System.CommandLine;
using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate compare --base REF</c>: compares the working tree with the commit that it would replace.</summary>
internal static class CompareCommand
{
    private const string Summary = """
        Compares the energy of the working tree with that of another commit.

        The base is the merge base with REF, built in its own git worktree. Worker processes of both sides take turns, and a sequential test
        decides each variant.

        Prints one screen: one line per variant, the cells to look at, and the verdict. --verbose prints the full tables.

        Exit codes:
          0    no gating cell fails or is open, or a waiver covers it
          1    a gating cell is FAIL
          2    none is FAIL, but one is open; or nothing was measured
          3    bad input or usage, a base that does not build, or another run on this machine
          70   internal error; one line names the file with the trace
          130  interrupted; the report holds what was measured until then
        """;

    private const int BatchSize = 8;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var run = new RunOptionSet(
            BatchSize, hasThreads: false, "Variants to compare (see energygate variants). Default: all that are not experimental.");
        var meter = new MeterOptionSet(MeterOptionSet.OfComparisons);
        var sides = new ComparisonOptionSet();
        var plan = new PlanOptionSet();
        var result = new ResultOptionSet(Path.Combine("artifacts", "compare", "report"));
        var command = new CancellableCommand("compare", Summary);
        sides.AddTo(command);
        run.AddTo(command);
        meter.AddTo(command);
        plan.AddTo(command);
        result.AddTo(command);
        command.SetAction(parsed =>
        {
            var asked = meter.Read(parsed, run.Read(parsed)) with { Strict = result.IsStrict(parsed) };
            var options = sides.Read(parsed, asked) with
            {
                Variants = run.HasVariants(parsed) ? [.. asked.Variants.Select(variant => variant.Name)] : [],
                Plan = plan.Read(parsed),
                HasBudget = plan.HasBudget(parsed),
            };
            var policy = ComparisonPolicy.Read(sides.Baselines(parsed), result.Waivers(parsed), TimeProvider.System);
            return Run(options, policy, result.Output(parsed), console, cancellation);
        });
        return command;
    }

    private static int Run(
        ComparisonOptions options, ComparisonPolicy policy, ResultOutput output, GateConsole console, CancellationToken cancellation)
    {
        // The lock is not held meanwhile: its file would be a change of the working tree, where git does not ignore the folder.
        output.Prepare().Dispose();
        var comparison = new BaseComparison(options, console.Say, TimeProvider.System);
        var result = policy.Apply(console.WithProgress(progress => comparison.Execute(progress, cancellation)));
        using var turn = FolderLock.Take(output.ReportPath);
        return output.Write(result, console);
    }
}
