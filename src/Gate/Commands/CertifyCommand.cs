using System.CommandLine;
using EnergyGate.Bench.Comparisons;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Results;
using EnergyGate.Gate.Studies;
using EnergyGate.Measurement.Machines;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate certify</c>: the false-positive rate of this machine's verdicts.</summary>
internal static class CertifyCommand
{
    private const string Summary = """
        Measures the false-positive rate of comparisons on this machine.

        Compares the program with itself many times, each time in fresh processes (A/A test), and prints the rate of FAIL with its exact
        upper confidence bound. Every comparison is recorded when it ends, so a later call resumes an interrupted study.

        Exit codes:
          0    at most one FAIL
          1    more than one FAIL
          2    open: the --minutes are over (a later call resumes), most comparisons were undecided, or they are too few for the
               certificate that --record asks for
          3    bad input
          130  interrupted
        """;

    private const int Comparisons = 240;
    private const int MaxFails = 1;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation) =>
        Create(console, new SelfComparisonStudy(SelfComparison.Prepare, console.Say, TimeProvider.System), cancellation);

    /// <summary>The command, with a study to run.</summary>
    /// <param name="console">The streams of the run.</param>
    /// <param name="study">Makes the comparisons.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    public static Command Create(GateConsole console, SelfComparisonStudy study, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(study);
        var options = new StudyOptionSet(
            Comparisons,
            StudyFigures.InTime.Value,
            $"Variant to compare with itself; one only (see energygate variants). Default: {StudyOptionSet.MeasuredVariant}.");
        var command = new CancellableCommand("certify", Summary);
        options.AddTo(command);
        var record = new Option<string?>("--record")
        {
            HelpName = "DIR",
            Description = "Also write this machine's certificate into DIR, e.g. certificates. Refused if the confidence bound is above "
                + "5 %, or if less than 80 % of the comparisons decided.",
        };
        command.Add(record);
        command.SetAction(parsed =>
        {
            var (recorded, plan, meter) = study.Run(options.Read(parsed), planted: Plant.None, cancellation);
            var code = recorded.Records.IsEmpty ? ExitCode.Open : Judge(recorded, plan, meter, parsed.GetValue(record), console);
            return cancellation.IsCancellationRequested ? ExitCode.Interrupted : code;
        });
        return command;
    }

    private static int Judge(RecordedStudy recorded, ComparisonPlan plan, MeterIdentity meter, string? folder, GateConsole console)
    {
        var test = new SequentialPlan { MaximumUnits = plan.MaximumUnits };
        console.Out.Write(StudyText.OfCertificate(recorded.Conditions, recorded.Records, test));
        var figures = StudyFigures.Of(recorded.Records);
        var certificate = folder is null ? null : CertificateOf(recorded, meter, figures);
        var refused = certificate?.InsufficiencyReason();
        if (certificate is not null)
        {
            console.Say(refused is null
                ? FormattableString.Invariant(
                    $"certificate until {certificate.Expires:yyyy-MM-dd}: {new CertificateFolder(folder!).Write(certificate)}")
                : $"no certificate: {refused}");
        }

        // FAIL first: further comparisons cannot lower the number of false positives.
        var isEnough = recorded.IsComplete && figures.Decided >= MachineCertificate.MinDecidedShare * figures.Comparisons;
        return figures.Fails > MaxFails ? ExitCode.Fail : isEnough && refused is null ? ExitCode.Pass : ExitCode.Open;
    }

    private static MachineCertificate CertificateOf(RecordedStudy recorded, MeterIdentity meter, StudyFigures figures) => new()
    {
        Machine = MachineFingerprint.OfThisMachine().Identity,
        Runtime = OnnxRuntimeLibrary.Version,
        Meter = meter.Device,
        MeterState = meter.State,
        Conditions = recorded.Conditions,
        Comparisons = figures.Comparisons,
        Decided = figures.Decided,
        Fails = figures.Fails,
        FailBound = figures.FailBound,
        PassSoon = figures.PassSoon,
        PassInTime = figures.PassInTime,
        UnitDeviation = figures.UnitDeviation,
        HeterogeneityPValue = figures.Heterogeneity?.PValue,
        Recorded = recorded.LastDay,
        Expires = recorded.LastDay.AddDays(MachineCertificate.LifeDays),
    };
}
