using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Monitoring;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Waivers;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate gate</c>: tries variants, prints the tables, writes the report, answers with an exit code.</summary>
public static class GateCommand
{
    private const string Summary = """
        Tries every variant of a model for parity, accuracy and energy beside fp32, writes a report, and fails a pull request.

        Exit codes: 0 no gating cell fails or is open, or a waiver covers it; 1 a gating cell is FAIL; 2 none is FAIL, one is open;
        3 bad input or usage; 130 interrupted (the report holds what was measured until then).
        """;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var judged = new JudgedOptionSet();
        var metrics = new MetricsOptionSet();
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Also write the result as JSON." };
        var report = new Option<string>("--report") { HelpName = "DIR", Description = "Where the report goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "report") };
        var waivers = new Option<string?>("--waivers") { HelpName = "DIR", Description = "Folder of waivers. Default: the folder waivers beside the baselines, where there is one." };
        var strict = new Option<bool>("--strict") { Description = "Every INCONCLUSIVE gates, those of estimated figures too." };
        var command = new Command("gate", Summary);
        judged.AddTo(command);
        foreach (var option in new Option[] { json, report, strict, waivers })
        {
            command.Add(option);
        }

        metrics.AddTo(command);
        command.SetAction(parsed => Run(
            judged.Read(parsed) with { Strict = parsed.GetValue(strict) },
            parsed.GetValue(waivers),
            new(parsed.GetValue(report)!, parsed.GetValue(json)),
            shown => metrics.Start(parsed, shown, console.Say),
            console,
            cancellation));
        return command;
    }

    private static int Run(
        GateOptions options, string? waivers, ResultOutput output, Func<RunMetrics, MetricsServer?> serve, GateConsole console, CancellationToken cancellation)
    {
        if (options.BaselinePath is { } baselines && !Directory.Exists(baselines))
        {
            throw new BadInputException($"there is no folder of baselines {baselines}: energygate baseline record makes one");
        }

        options = options with { WaiverPath = WaiverFolder.Find(waivers, options.BaselinePath) };
        output.Prepare();

        var result = console.WithProgress(progress =>
        {
            var metrics = new RunMetrics(progress);
            using var server = serve(metrics);
            return new GateRun(options, metrics, metrics: metrics).Execute(cancellation);
        });
        return output.Write(result, console);
    }
}
