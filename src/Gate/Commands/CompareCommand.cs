using System.CommandLine;
using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate compare --base REF</c>: the working tree beside the commit that it would replace.</summary>
public static class CompareCommand
{
    private const string Summary = """
        Compares the joules of the working tree with those of another commit: builds it in a git worktree, runs both as worker processes that
        take turns in the same minutes, and judges every variant by a sequential test. The base is the merge base with REF.

        Exit codes: 0 no gating cell fails or is open; 1 a gating cell is FAIL; 2 none is FAIL, one is open, or nothing was measured;
        3 bad input or usage, a base that does not build, or another run on this machine; 130 interrupted.
        """;

    private const int DefaultBatch = 8;
    private const double DefaultSeconds = 900;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var run = new RunOptionSet(DefaultBatch, hasThreads: false, "Variants to compare (see energygate variants). Default: all that are not experimental.");
        var meter = new MeterOptionSet(MeterOptionSet.OfComparisons);
        var reference = new Option<string>("--base") { HelpName = "REF", Description = "A commit, branch or tag: what the working tree would replace. Where it has gone on since, the commit that both come from.", Required = true };
        var margin = new Option<double>("--margin") { HelpName = "FRACTION", Description = "The limit of the ratio of joules is 1 + this.", DefaultValueFactory = _ => 0.02 };
        var budget = new Option<double?>("--budget") { HelpName = "SECONDS", Description = "After so many seconds no unit begins. Default: 900; up to 3600 where a meter needs long blocks." };
        var units = new Option<int>("--units") { HelpName = "N", Description = "Units at most; a unit is two fresh launches of all workers.", DefaultValueFactory = _ => 64 };
        var joules = new Option<double?>("--budget-joules") { HelpName = "J", Description = "After so many joules no unit begins." };
        var seed = new Option<long?>("--seed") { HelpName = "N", Description = "Seed of the coins that order launches and blocks. Default: another one in every run; the report names it." };
        var build = new Option<string[]>("--build-option") { HelpName = "ARG", Description = "One more argument of dotnet build for the base, e.g. -p:OnnxRuntime=gpu. May be repeated." };
        var identical = new Option<bool>("--measure-identical") { Description = "Measures also what is the same on both sides: an A/A study." };
        var certificates = new Option<string?>("--certificates") { HelpName = "DIR", Description = "Folder of certificates. Default: certificates at the root of the repository." };
        var baselines = BaselineCommand.FolderOption("Beside it lie the waivers, in it the drift ledger. Default: the nearest folder baselines from here up to the root of the git repository.");
        var waivers = new Option<string?>("--waivers") { HelpName = "DIR", Description = "Folder of waivers. Default: the folder waivers beside the baselines, where there is one." };
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Also write the result as JSON." };
        var report = new Option<string>("--report") { HelpName = "DIR", Description = "Where the report goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "compare", "report") };
        var strict = new Option<bool>("--strict") { Description = "Every INCONCLUSIVE gates, those of estimated figures too." };
        var command = new Command("compare", Summary);
        run.AddTo(command);
        meter.AddTo(command);
        foreach (var option in new Option[] { reference, margin, budget, units, joules, seed, build, identical, certificates, baselines, waivers, json, report, strict })
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var asked = meter.Read(parsed, run.Read(parsed));
            var options = new ComparisonOptions
            {
                Base = parsed.GetValue(reference)!,
                Run = asked with { Strict = parsed.GetValue(strict) },
                Variants = run.HasVariants(parsed) ? [.. asked.Variants.Select(variant => variant.Name)] : [],
                BuildOptions = [.. parsed.GetValue(build) ?? []],
                Certificates = parsed.GetValue(certificates),
                HasBudget = parsed.GetValue(budget) is not null,
                MeasuresIdentical = parsed.GetValue(identical),
                Plan = new()
                {
                    Margin = parsed.GetValue(margin) is > 0 and < 1 and var limit ? limit : throw new BadInputException(FormattableString.Invariant($"--margin {parsed.GetValue(margin)}: give a fraction above 0 and below 1, e.g. 0.02")),
                    BudgetSeconds = Positive(parsed.GetValue(budget) ?? DefaultSeconds, "--budget"),
                    BudgetJoules = parsed.GetValue(joules) is { } most ? Positive(most, "--budget-joules") : null,
                    MaximumUnits = parsed.GetValue(units) >= 1 ? parsed.GetValue(units) : throw new BadInputException($"--units {parsed.GetValue(units)}: give a whole number of at least 1"),
                    Seed = (ulong)(parsed.GetValue(seed) ?? TimeProvider.System.GetUtcNow().Ticks),
                },
            };
            var agreed = Agreements.Read(parsed.GetValue(baselines) ?? BaselineFolder.FindUpwards(Environment.CurrentDirectory), parsed.GetValue(waivers), TimeProvider.System);
            return Run(options, agreed, new(parsed.GetValue(report)!, parsed.GetValue(json)), console, cancellation);
        });
        return command;
    }

    private static int Run(ComparisonOptions options, Agreements agreed, ResultOutput output, GateConsole console, CancellationToken cancellation)
    {
        output.Prepare();

        var result = agreed.Apply(console.WithProgress(progress => new BaseComparison(options, console.Say, TimeProvider.System).Execute(progress, cancellation)));
        return output.Write(result, console);
    }

    private static double Positive(double value, string option) =>
        value > 0 && double.IsFinite(value) ? value : throw new BadInputException($"{option} {value}: give a number above 0");
}
