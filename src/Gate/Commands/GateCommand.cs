using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Reporting;
using EnergyGate.Gate.Trials;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate gate</c>: tries variants, prints the tables, writes the report, answers with an exit code.</summary>
public static class GateCommand
{
    private const string Summary = """
        Tries every variant of a model for parity, accuracy and energy beside fp32, writes a report, and fails a pull request.

        Exit codes: 0 no gating cell fails or is open; 1 a gating cell is FAIL; 2 none is FAIL, one is open;
        3 bad input or usage; 130 interrupted (the report holds what was measured until then).
        """;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var run = new RunOptionSet();
        var tolerance = new Option<string[]>("--tolerance") { HelpName = "TASK=FRACTION", Description = "Largest loss of a task's score, e.g. RTE=0.05; replaces the recipe's own. May be repeated." };
        var budget = new Option<double?>("--budget") { HelpName = "SECONDS", Description = "For the energy blocks of the whole run. Default: 40 for the embedded model, 420 for others." };
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Also write the result as JSON." };
        var report = new Option<string>("--report") { HelpName = "DIR", Description = "Where the report goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "report") };
        var provider = new Option<string>("--provider") { HelpName = "NAME", Description = "Execution provider: CPU or CUDA.", DefaultValueFactory = _ => "CPU" };
        var strict = new Option<bool>("--strict") { Description = "Every INCONCLUSIVE gates, those of estimated figures too." };
        provider.AcceptOnlyFromAmong("CPU", "CUDA");
        var command = new Command("gate", Summary);
        run.AddTo(command);
        foreach (var option in new Option[] { tolerance, budget, json, report, provider, strict })
        {
            command.Add(option);
        }

        command.SetAction(parsed => Run(
            run.Read(parsed) with
            {
                Tolerances = Tolerances(parsed.GetValue(tolerance)),
                BudgetSeconds = Budget(parsed.GetValue(budget)),
                Provider = parsed.GetValue(provider)!,
                Strict = parsed.GetValue(strict),
            },
            parsed.GetValue(report)!,
            parsed.GetValue(json),
            console,
            cancellation));
        return command;
    }

    private static int Run(GateOptions options, string reportFolder, string? jsonFile, GateConsole console, CancellationToken cancellation)
    {
        ReportFolder.Prepare(reportFolder);
        if (jsonFile is not null)
        {
            ReportFolder.PrepareFile(jsonFile);
        }

        var result = console.WithProgress(progress => new GateRun(options, progress).Execute(cancellation));
        ReportFolder.Write(result, reportFolder);
        if (jsonFile is not null)
        {
            ReportFolder.WriteFile(jsonFile, JsonReport.Write(result));
        }

        ResultText.Write(result, console.Out);
        console.Say($"report: {Path.Combine(reportFolder, "index.html")}");
        return result.ExitCode;
    }

    private static double? Budget(double? seconds) =>
        seconds is null or > 0 ? seconds : throw new BadInputException($"--budget {seconds}: give seconds above 0");

    private static ImmutableSortedDictionary<string, double> Tolerances(string[]? given)
    {
        var tolerances = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var text in given ?? [])
        {
            if (text.Split('=') is not [var task, var number]
                || !double.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value)
                || !(value is > 0 and < 1))
            {
                throw new BadInputException($"--tolerance {text}: give TASK=FRACTION with a fraction between 0 and 1, e.g. RTE=0.05");
            }

            tolerances[GlueTasks.Parse(task).Name] = value;
        }

        return tolerances.ToImmutable();
    }
}
