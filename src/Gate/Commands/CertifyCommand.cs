using System.CommandLine;
using EnergyGate.Gate.Certificates;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Measurement.Sequential;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate certify</c>: what the verdicts of this machine are worth.</summary>
public static class CertifyCommand
{
    private const string Summary = """
        Compares the program with itself many times, by fresh launches, and prints the rate of false alarms with its exact bound. Every comparison is
        recorded as it ends: an interrupted study goes on where it stopped.

        Exit codes: 0 at most one FAIL; 1 more; 3 bad input; 130 interrupted.
        """;

    private const int Comparisons = 240;
    private const int MostFails = 1;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var study = new StudyOptionSet(Comparisons, StudyFigures.InTimeSeconds);
        var command = new Command("certify", Summary);
        study.AddTo(command);
        command.SetAction(parsed =>
        {
            var (records, conditions, plan) = study.Run(parsed, planted: 0, console, TimeProvider.System, cancellation);
            if (records.Count > 0)
            {
                console.Out.Write(StudyText.OfCertificate(conditions, records, new SequentialPlan { MaximumUnits = plan.MaximumUnits }));
            }

            return cancellation.IsCancellationRequested ? ExitCode.Interrupted
                : records.Count(record => record.Is(SequentialDecision.Fail)) > MostFails ? ExitCode.Fail
                : ExitCode.Pass;
        });
        return command;
    }
}
