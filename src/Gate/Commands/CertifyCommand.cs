using System.CommandLine;
using EnergyGate.Gate.Certificates;
using EnergyGate.Gate.Comparing;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Sequential;
using EnergyGate.OnnxRuntime;

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
    public static Command Create(GateConsole console, CancellationToken cancellation) => Create(console, new ComparisonStudy(SelfComparison.Prepare, console.Say, TimeProvider.System), cancellation);

    /// <summary>The command with another study behind it.</summary>
    /// <param name="console">Streams.</param>
    /// <param name="study">Makes the comparisons.</param>
    /// <param name="cancellation">Set by Ctrl-C.</param>
    public static Command Create(GateConsole console, ComparisonStudy study, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(study);
        var options = new StudyOptionSet(Comparisons, StudyFigures.InTimeSeconds, $"The variant that is compared with itself: one (see energygate variants). Default: {StudyOptionSet.MeasuredVariant}.");
        var command = new Command("certify", Summary);
        options.AddTo(command);
        var record = new Option<string?>("--record") { HelpName = "DIR", Description = "Also write this machine's certificate into a folder, e.g. certificates; refused while the bound is above 5 %, or less than 80 % of the comparisons decided." };
        command.Add(record);
        command.SetAction(parsed =>
        {
            var (records, _, conditions, plan, meter) = study.Run(options.Read(parsed), planted: 0, cancellation);
            if (records.Length > 0)
            {
                console.Out.Write(StudyText.OfCertificate(conditions, records, new SequentialPlan { MaximumUnits = plan.MaximumUnits }));
                if (parsed.GetValue(record) is { } folder)
                {
                    console.Say($"certificate: {Record(folder, conditions, meter, records)}");
                }
            }

            return cancellation.IsCancellationRequested ? ExitCode.Interrupted
                : records.Count(made => made.Is(SequentialDecision.Fail)) > MostFails ? ExitCode.Fail
                : ExitCode.Pass;
        });
        return command;
    }

    private static string Record(string folder, string conditions, MeterIdentity meter, IReadOnlyList<RecordedComparison> records)
    {
        var figures = StudyFigures.Of(records);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var certificate = new MachineCertificate
        {
            Machine = MachineFingerprint.OfThisMachine().Identity,
            Runtime = OnnxRuntimeLibrary.Version,
            Meter = meter.Device,
            MeterState = meter.State,
            Conditions = conditions,
            Comparisons = figures.Comparisons,
            Decided = figures.Decided,
            Fails = figures.Fails,
            FailBound = figures.FailBound,
            PassSoon = figures.PassSoon,
            PassInTime = figures.PassInTime,
            UnitDeviation = figures.UnitDeviation,
            HeterogeneityPValue = figures.Heterogeneity?.PValue,
            Recorded = today,
            Expires = today.AddDays(MachineCertificate.LifeDays),
        };
        return certificate.WhyTooLittle() is { } why ? throw new BadInputException($"no certificate: {why}") : new CertificateFolder(folder).Write(certificate);
    }
}
