using System.Collections.Immutable;
using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Selection;
using EnergyGate.Tests.Gate.Commands;
using EnergyGate.Tests.Gate.Compare.Run;
using EnergyGate.Tests.Gate.Policy.Certificates;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Gate.Pins;

/// <summary>
/// A run of <c>compare</c> from its units to its files, on workers of known cost: no build, no process, no clock. The only code in these
/// tests that knows how the product compares.
/// </summary>
internal static class StandInComparison
{
    private static readonly DateTimeOffset Day = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Cost of the candidate relative to the base. int8-dynamic cannot be loaded; variants without a cost are not measured.
    private static readonly (string Variant, double? Cost)[] Wanted =
    [
        ("fp32", 1), ("fp32-cpu", 1.05), ("int8-dynamic", 1), ("fp16-storage", 1.018), ("attention-skip-1", 0.8),
        ("fp32-fused", null), ("fp32+sorted", null), ("fp32+exact-length", 1.08),
    ];

    private static readonly string[] OfBase =
        ["fp32", "fp32-cpu", "int8-dynamic", "fp16-storage", "attention-skip-1", "fp32+sorted", "fp32+exact-length", "fp32-gone"];

    /// <summary>Compares, prints and writes as the command does.</summary>
    /// <param name="folder">Receives <c>report</c> and <c>result.json</c>; contains <c>baselines</c> and <c>device.json</c>.</param>
    /// <param name="isCertified">Whether the machine has a certificate.</param>
    public static ProgramRun Run(TemporaryFolder folder, bool isCertified)
    {
        var clock = new StoppedClock();
        var options = new ComparisonOptions
        {
            Base = "main",
            Run = new GateOptions { BatchSize = 8, Meter = MeterChoice.Parse("estimated:" + folder["device.json"]) },
            Plan = new() { Seed = 3, MaximumUnits = 24 },
        };
        var policy = ComparisonPolicy.Read(folder["baselines"], null, clock);
        var result = new ComparisonResult(options, "0123456789abcdef0123456789abcdef01234567", 128, clock);
        using var meter = ComparisonMeter.Open(options.Run);
        var certificate = Certificate(folder, isCertified, meter);
        result.Note(certificate.Note);
        var sides = Sides();
        result.Note($"program files that differ: {string.Join(", ", sides.ProgramChanges)}");
        var plan = certificate.Tune(options.Plan);
        ImmutableArray<(WorkName, bool)> measured =
        [
            .. from variant in Wanted where variant.Cost is not null select (new WorkName(variant.Variant, false), true),
        ];
        var outcome = new ComparisonRun(Workers(), plan, clock, new RisingLoad())
            .Execute(measured, Wanted.Length, SilentProgress.Instance, CancellationToken.None);
        result.Note(outcome);
        result.Note($"random seed of the launch and block order: {plan.Seed}");
        var cells = new ComparisonVerdicts(new CellFactory(options.Run.BatchSize, 128, options.Threads), plan, meter.Kind)
            .All(
                [.. Wanted.Select(pair => VariantCatalog.Find(pair.Variant))],
                OfBase,
                outcome,
                certificate.NoVerdictReason,
                meter.UnavailableReason);
        var costs = outcome.Cells.Where(cell => cell.Test.Units > 0)
            .Select(cell => ComparedCosts.Of(sides, cell, isFailing: cell.Test.Estimate > 1.03));
        return Write(policy.Apply(meter.Describe(result.With(cells, [.. costs], outcome.Complete))), folder);
    }

    private static ProgramRun Write(GateResult result, TemporaryFolder folder)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new GateConsole(TextReader.Null, output, error, IsTerminal: false);
        var code = new ResultOutput(folder["report"], folder["result.json"]) { IsVerbose = true }.Write(result, console);
        return new(code, output.ToString(), error.ToString());
    }

    private static RunCertificate Certificate(TemporaryFolder folder, bool isCertified, ComparisonMeter meter)
    {
        var known = MachineCertificateTests.Certificate;
        if (isCertified)
        {
            new CertificateFolder(folder["certificates"]).Write(known);
        }

        var margin = new ComparisonPlan().Margin;
        return RunCertificate.Find(folder["certificates"], known.Machine, known.Runtime, meter, margin, known.Recorded);
    }

    private static StandInWorkers Workers()
    {
        var loaded = "";
        return new(1)
        {
            OnLoad = variant =>
            {
                loaded = variant;
                return variant == "int8-dynamic"
                    ? new WorkerRefusalException("the candidate worker cannot load it: there is no such operator")
                    : null;
            },
            Price = role => role == WorkerArm.Candidate ? Wanted.Single(variant => variant.Variant == loaded).Cost!.Value : 1,
        };
    }

    // Graphs of two tasks stand for graphs of two commits.
    private static ComparedArms Sides()
    {
        var models = Path.Combine(SharedData.RepositoryRoot, "models", "distilbert-mini");
        PreparedArm SideOf(string graph, SessionLevel level, string texts, FeedingPolicy feeding) => new("program", models,
        [
            new("fp32-cpu", graph, $"hash of {graph}", level, "texts", texts, feeding, 8, 2),
            new("fp32+exact-length", "sst-2.onnx", "hash", SessionLevel.All, "texts", "hash", FeedingPolicy.ExactLength, 8, 2),
        ]);
        return new(
            SideOf("sst-2.onnx", SessionLevel.Basic, "some", FeedingPolicy.Padded),
            SideOf("mnli.onnx", SessionLevel.All, "others", FeedingPolicy.Sorted),
            ["EnergyGate.Variants.dll"],
            [.. Enumerable.Range(1, 12).Select(number => $"src/Variants/File{number}.cs")]);
    }

    private sealed class RisingLoad : IForeignLoad
    {
        private int units;

        public void Mark() => units++;

        public double SinceMark() => 0.01 * units;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public override DateTimeOffset GetUtcNow() => Day;
    }
}
