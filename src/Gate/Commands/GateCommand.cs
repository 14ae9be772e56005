using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Monitoring;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Waivers;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate gate</c>: checks every variant, prints one screen, writes the report.</summary>
internal static class GateCommand
{
    private const string Summary = """
        Checks graph, parity, accuracy and energy of every variant of a model against fp32 of the same run, and writes a report.

        Prints one screen: one line per variant, the cells to look at, and the verdict. --verbose prints the full tables.

        Exit codes:
          0    no gating cell fails or is open, or a waiver covers it
          1    a gating cell is FAIL
          2    none is FAIL, but one is open; or nothing was measured
          3    bad input or usage
          70   internal error; one line names the file with the trace
          130  interrupted; the report holds what was measured until then
        """;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var evaluation = new EvaluationOptionSet();
        var result = new ResultOptionSet(Path.Combine("artifacts", "report"));
        var metrics = new MetricsOptionSet();
        var command = new CancellableCommand("gate", Summary);
        evaluation.AddTo(command);
        result.AddTo(command);
        metrics.AddTo(command);
        command.SetAction(parsed => Run(
            evaluation.Read(parsed) with { Strict = result.IsStrict(parsed) },
            result.Waivers(parsed),
            result.Output(parsed),
            shown => metrics.Start(parsed, shown, console.Say),
            console,
            cancellation));
        return command;
    }

    private static int Run(
        GateOptions options,
        string? waivers,
        ResultOutput output,
        Func<RunMetrics, MetricsServer?> serve,
        GateConsole console,
        CancellationToken cancellation)
    {
        if (options.BaselinePath is { } baselines && !Directory.Exists(baselines))
        {
            throw new BadInputException($"there is no baseline folder {baselines}: make one with energygate baseline record");
        }

        options = options with { WaiverPath = WaiverFolder.Find(waivers, options.BaselinePath) };
        using var turn = output.Prepare();

        var result = console.WithProgress(progress =>
        {
            var metrics = new RunMetrics(progress);
            using var server = serve(metrics);
            using var pipeline = GatePipeline.Open(options, metrics, metrics);
            return pipeline.Run(cancellation).Result;
        });
        return output.Write(result, console);
    }
}
