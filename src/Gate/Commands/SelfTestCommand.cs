using System.CommandLine;
using System.Globalization;
using EnergyGate.Gate.Certificates;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Measurement.Sequential;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate selftest</c>: plants regressions of known size and shows which are found.</summary>
public static class SelfTestCommand
{
    private const string Summary = """
        Plants more work of known size into one side of a comparison of the program with itself, and prints how often it is found. The limit is 2 %:
        less must not be found, 5 % must. Every comparison is recorded as it ends: an interrupted study goes on where it stopped.

        Exit codes: 0 the promise holds (at +5 % at least 90 % FAIL and no PASS); 1 it does not; 3 bad input; 130 interrupted.
        """;

    private const int Comparisons = 40;
    private const double Budget = 60;
    private const double Promised = 0.05;
    private const double PromisedShare = 0.9;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var study = new StudyOptionSet(Comparisons, Budget);
        var plants = new Option<string>("--plant") { HelpName = "A,B", Description = "Work planted, in per cent.", DefaultValueFactory = _ => "5,1,2,3,4" };
        var command = new Command("selftest", Summary) { plants };
        study.AddTo(command);
        command.SetAction(parsed =>
        {
            console.Out.Write(StudyText.CurveHeader);
            var holds = true;
            foreach (var planted in Percents(parsed.GetValue(plants)!))
            {
                var (records, _, _) = study.Run(parsed, planted, console, TimeProvider.System, cancellation);
                if (records.Count > 0)
                {
                    console.Out.Write(StudyText.CurveRow(planted, records));
                    holds &= planted != Promised || Holds(records);
                }
            }

            return cancellation.IsCancellationRequested ? ExitCode.Interrupted : holds ? ExitCode.Pass : ExitCode.Fail;
        });
        return command;
    }

    private static bool Holds(IReadOnlyList<RecordedComparison> records) =>
        records.Count(record => record.Is(SequentialDecision.Fail)) >= PromisedShare * records.Count && !records.Any(record => record.Is(SequentialDecision.Pass));

    private static double[] Percents(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(percent => double.TryParse(percent, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 100
                ? value / 100
                : throw new BadInputException($"--plant {percent}: give per cents between 0 and 100, with commas between")),
    ];
}
