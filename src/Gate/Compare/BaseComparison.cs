using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Compare;

/// <summary>
/// Compares the joules of the working tree with those of the commit that it would replace. Both run as processes in the same minutes, unit
/// by unit.
/// </summary>
/// <param name="options">Options of the comparison.</param>
/// <param name="say">Receives a message per step.</param>
/// <param name="clock">The monotonic clock.</param>
internal sealed class BaseComparison(ComparisonOptions options, Action<string> say, TimeProvider clock)
{
    private const string InterruptedEarly = "interrupted before the first unit: nothing was measured";

    private ImmutableArray<VariantRecipe> Wanted => options.Variants.IsEmpty
        ? [.. VariantCatalog.All.Where(variant => !variant.IsExperimental)]
        : [.. options.Variants.Select(VariantCatalog.Find)];

    /// <summary>Compares.</summary>
    /// <exception cref="BadInputException">The base is unknown or does not build, or another run measures on this machine.</exception>
    public GateResult Execute(IWorkProgress progress, CancellationToken cancellation)
    {
        var repository = GitRepository.Around(options.Repository);
        var asked = repository.Commit(options.Base);
        var commit = repository.MergeBase(asked);
        var changes = ProductFiles.Among(repository.ChangesSince(commit));
        var maxLength = GateInputs.MaxLengthOf(options.Run);
        var factory = new CellFactory(options.Run.BatchSize, maxLength, options.Threads);
        var result = new ComparisonResult(options, commit, maxLength, clock);
        if (commit != asked)
        {
            result.Note($"{options.Base} has moved on: the base is the merge base of this tree");
        }

        if (changes.IsEmpty && !options.MeasuresIdentical)
        {
            result.Note("no product file differs from the base: nothing was built or measured");
            var unmeasured = new ComparisonVerdicts(factory, options.Plan, FigureKind.Exact);
            return result.With([.. Wanted.Select(unmeasured.Identical)], [], isComplete: true);
        }

        GatePipeline.RequireProvider(options.Run.Provider);
        using var meter = ComparisonMeter.Open(options.Run);
        var verdicts = new ComparisonVerdicts(factory, options.Plan, meter.Kind);
        var certificate = RunCertificate.Find(
            options.Certificates ?? Path.Combine(repository.Root, CertificateFolder.Name),
            MachineFingerprint.OfThisMachine().Identity,
            OnnxRuntimeLibrary.Version,
            meter,
            options.Plan.Margin,
            DateOnly.FromDateTime(clock.GetUtcNow().Date));
        result.Note(certificate.Note);
        using var held = MachineLock.Take(options.LockPath);
        try
        {
            var arms = ComparedArms.Prepare(options, Wanted, repository, commit, changes, say, cancellation);
            return meter.Describe(Measure(arms, meter, certificate, verdicts, result, progress, cancellation));
        }
        catch (OperationCanceledException)
        {
            result.Note(InterruptedEarly);
            return result.With([.. Wanted.Select(variant => verdicts.NotMeasured(variant, InterruptedEarly))], [], isComplete: false);
        }
    }

    private GateResult Measure(
        ComparedArms arms,
        ComparisonMeter meter,
        RunCertificate certificate,
        ComparisonVerdicts verdicts,
        ComparisonResult result,
        IWorkProgress progress,
        CancellationToken cancellation)
    {
        result.Note(
            arms.ProgramChanges.IsEmpty
                ? "base and candidate have the same program"
                : $"program files that differ: {string.Join(", ", arms.ProgramChanges)}");
        ImmutableArray<string> variants =
        [
            .. from variant in Wanted
               where arms.Base.Variants.Contains(variant.Name) && (options.MeasuresIdentical || !arms.AreIdentical(variant.Name))
               select variant.Name,
        ];
        if (!arms.HavePipelines)
        {
            result.Note("the base measures sessions only: what a text costs before and after its session was not compared");
        }

        // The pipeline comes first: its load is all that a user waits for, and the session that follows needs no load of its own.
        ImmutableArray<(WorkName, bool)> measured =
        [
            .. from variant in variants
               from work in WorkName.Of(variant, arms.HavePipelines)
               select (work, work.IsPipeline ? arms.HaveSameRequests(variant) : arms.HaveSameBatches(variant)),
        ];
        var declared = Wanted.Length * (arms.HavePipelines ? 2 : 1);
        var processors = ProcessorPinning.AllowedProcessors().TakeLast(options.Threads).ToImmutableArray();
        var plan = meter.Fit(certificate.Tune(options.Plan), measured.Length + 1, options.HasBudget);
        var launcher = new ProcessLauncher(arms.Base, arms.Candidate, options.Threads, options.Run.Provider, processors, plan.MinimumBlock);
        var (before, after) = (new ExpectedTexts(arms.Base), new ExpectedTexts(arms.Candidate));
        var checking = new CheckedLauncher(
            meter.Around(launcher, clock),
            (arm, variant) => (arm == WorkerArm.Candidate ? after : before).Of(variant),
            comparesBits: options is { Threads: 1, Run.Provider: "CPU" });
        var run = new ComparisonRun(checking, plan, clock, new ForeignLoad());
        say(meter.UnavailableReason
            ?? $"measuring {variants.Length} of {Wanted.Length} variants on processor {string.Join(',', processors)}, "
            + $"at most {plan.Budget}, meter {meter.Identity}");
        if (!measured.IsEmpty)
        {
            meter.StartTimeline();
            meter.Settle(launcher, variants[0], plan, cancellation);
            meter.Mark("units");
        }

        var outcome = meter.UnavailableReason is { } none
            ? run.LeaveOut(measured, declared, none)
            : run.Execute(measured, declared, progress, cancellation);
        result.Note(outcome);
        result.Note(string.Create(CultureInfo.InvariantCulture, $"random seed of the launch and block order: {plan.Seed}"));
        ImmutableArray<Cell> cells =
        [
            .. verdicts.All(Wanted, [.. arms.Base.Variants], outcome, certificate.NoVerdictReason, meter.UnavailableReason)
                .Select(cell => UnexplainedGain.Mark(cell, arms)),
        ];
        var failing = cells
            .Where(cell => cell is { Verdict: Verdict.Fail } or { Qualifier: VerdictQualifiers.NoCertificate })
            .Select(cell => cell.Variant)
            .ToHashSet(StringComparer.Ordinal);
        var costs = outcome.Cells
            .Where(cell => cell is { Test.Units: > 0, IsPipeline: false })
            .Select(cell => ComparedCosts.Of(arms, cell, failing.Contains(cell.Variant)));
        return result.With(cells, [.. costs], outcome.Complete) with
        {
            Pipelines = [.. outcome.Cells.Where(cell => cell is { Test.Units: > 0, IsPipeline: true }).Select(ComparedCosts.OfPipeline)],
        };
    }
}
