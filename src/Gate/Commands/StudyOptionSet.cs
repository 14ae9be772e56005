using System.CommandLine;
using EnergyGate.Gate.Baselines;
using EnergyGate.Gate.Certificates;
using EnergyGate.Gate.Comparing;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Trials;
using EnergyGate.Variants;

namespace EnergyGate.Gate.Commands;

/// <summary>What <c>certify</c> and <c>selftest</c> share: one cell, compared with itself many times, resumable.</summary>
/// <param name="comparisons">Default number of comparisons.</param>
/// <param name="budget">Default seconds of each.</param>
internal sealed class StudyOptionSet(int comparisons, double budget)
{
    private const int DefaultBatch = 8;
    private const int MostUnits = 200;

    private readonly RunOptionSet run = new(DefaultBatch, hasThreads: false);
    private readonly MeterOptionSet meter = new(MeterOptionSet.OfComparisons);
    private readonly Option<int> count = new("--comparisons") { HelpName = "N", Description = "Comparisons in all; those that the file holds already are not made again.", DefaultValueFactory = _ => comparisons };
    private readonly Option<double?> seconds = new("--budget") { HelpName = "SECONDS", Description = FormattableString.Invariant($"For each comparison. Default: {budget}; up to 3600 where a meter needs long blocks.") };
    private readonly Option<double?> minutes = new("--minutes") { HelpName = "N", Description = "After so many minutes no comparison begins; a later call goes on." };
    private readonly Option<string> into = new("--into") { HelpName = "DIR", Description = "Folder of the records: a line a comparison.", DefaultValueFactory = _ => Path.Combine("artifacts", "study") };
    private readonly Option<long> seed = new("--seed") { HelpName = "N", Description = "Seed of the coins.", DefaultValueFactory = _ => 1 };

    public void AddTo(Command command)
    {
        run.AddTo(command);
        meter.AddTo(command);
        foreach (var option in new Option[] { count, seconds, minutes, into, seed })
        {
            command.Add(option);
        }
    }

    /// <summary>What the command line says of model and tasks, for answers: the batch of the gate, with its stored answers, unless another one is given.</summary>
    /// <returns>The run, and the variant that is named.</returns>
    public (GateOptions Options, VariantRecipe Variant) ReadAnswers(ParseResult parsed, string variant)
    {
        var options = run.Read(parsed);
        return (
            options with
            {
                BatchSize = run.HasBatch(parsed) ? options.BatchSize : new GateOptions().BatchSize,
                BaselinePath = options is { ModelPath: null, GlueDirectory: null } ? BaselineFolder.FindUpwards(Environment.CurrentDirectory) : null,
                Variants = VariantCatalog.All,
            },
            run.HasVariants(parsed) ? options.Variants[^1] : VariantCatalog.Find(variant));
    }

    /// <summary>Comparisons, or draws, that are wanted.</summary>
    public int Wanted(ParseResult parsed) =>
        parsed.GetValue(count) is var number and >= 1 ? number : throw new BadInputException($"--comparisons {parsed.GetValue(count)}: give a whole number of at least 1");

    /// <summary>Seed of coins and draws.</summary>
    public ulong Seed(ParseResult parsed) => (ulong)parsed.GetValue(seed);

    /// <summary>Makes the comparisons that are missing; each is recorded as it ends.</summary>
    /// <returns>All records, the conditions, the plan and the meter.</returns>
    /// <exception cref="BadInputException">There is no such meter, or another run measures on this machine.</exception>
    public (IReadOnlyList<RecordedComparison> Records, string Conditions, ComparisonPlan Plan, MeterIdentity Meter) Run(
        ParseResult parsed, double planted, GateConsole console, TimeProvider clock, CancellationToken cancellation)
    {
        var options = meter.Read(parsed, run.Read(parsed));
        var variant = run.HasVariants(parsed) ? options.Variants[^1] : VariantCatalog.Find("fp32-cpu");
        GateRun.RequireProvider(options.Provider);
        using var device = ComparisonMeter.Open(options);
        if (device.WhyNone is { } none)
        {
            throw new BadInputException(none);
        }

        var given = parsed.GetValue(seconds);
        var wish = new ComparisonPlan { BudgetSeconds = given ?? budget, Planted = planted, Seed = Seed(parsed) << 32, MaximumUnits = MostUnits };
        var plan = device.Fit(wish, cells: 1, hasBudget: given is not null);
        var folder = parsed.GetValue(into)!;
        var wanted = Wanted(parsed);
        using var study = SelfComparison.Prepare(options, variant.Name, plan, device, Path.Combine(folder, "run"), MachineLock.DefaultPath, cancellation);
        var file = new StudyFile(Path.Combine(folder, FormattableString.Invariant($"{variant.Name}.planted-{planted * 100:G3}.tsv")), study.Conditions);
        var records = file.Open().ToList();
        console.Say(FormattableString.Invariant($"{records.Count} of {wanted} comparisons are recorded; {study.Conditions}"));
        var start = clock.GetTimestamp();
        while (records.Count < wanted && !(clock.GetElapsedTime(start).TotalMinutes >= parsed.GetValue(minutes)) && !cancellation.IsCancellationRequested)
        {
            try
            {
                var record = study.Run(records.Select(made => made.Number + 1).DefaultIfEmpty(0).Max(), cancellation);
                file.Add(record);
                records.Add(record);
                console.Say(FormattableString.Invariant($"comparison {records.Count} of {wanted}: {record.Decision}, {record.Units.Length} units, {record.Seconds:F0} s{(record.Doubt is null ? "" : $", {record.Doubt}")}"));
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return (records, study.Conditions, plan, device.Identity);
    }
}
