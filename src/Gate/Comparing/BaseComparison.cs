using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using EnergyGate.Gate.Baselines;
using EnergyGate.Gate.Feedback;
using EnergyGate.Gate.Trials;
using EnergyGate.Gate.Verdicts;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Statistics;
using EnergyGate.OnnxRuntime;
using EnergyGate.Variants;

namespace EnergyGate.Gate.Comparing;

/// <summary>Compares the joules of the working tree with those of the commit that it would replace: both as processes, in the same minutes, unit by unit.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="say">Told what is being done.</param>
/// <param name="clock">The monotonic clock.</param>
public sealed class BaseComparison(CompareOptions options, Action<string> say, TimeProvider clock)
{
    private const int CommitDigits = 12;
    private const string InterruptedEarly = "interrupted before the first unit: nothing was measured";

    private readonly List<string> notes = [];
    private ComparisonPlan plan = options.Plan;

    /// <summary>Compares.</summary>
    /// <exception cref="BadInputException">The base is unknown or does not build, or another run measures on this machine.</exception>
    public GateResult Execute(IWorkProgress progress, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var repository = GitRepository.Around(options.Repository);
        var commit = repository.Commit(options.Base);
        var changes = ProductFiles.Among(repository.ChangesSince(commit));
        var factory = new CellFactory(options.Run.BatchSize, options.Run.MaxLength);
        if (changes.IsEmpty && !options.MeasuresIdentical)
        {
            notes.Add("no file that the program is made of differs from the base: nothing was built or measured");
            var unmeasured = new ComparisonVerdicts(factory, options.Plan, options.Threads, FigureKind.Exact);
            return Result(commit, [.. Wanted.Select(unmeasured.Identical)], [], complete: true, start);
        }

        GateRun.RequireProvider(options.Run.Provider);
        using var meter = ComparisonMeter.Open(options.Run);
        var verdicts = new ComparisonVerdicts(factory, options.Plan, options.Threads, meter.Kind);
        var machine = MachineFingerprint.OfThisMachine().Identity;
        var certificate = new CertificateFolder(options.Certificates ?? Path.Combine(repository.Root, CertificateFolder.Name)).Find(machine, meter.Identity);
        var uncertified = meter.WhyNone ?? (certificate is null
            ? "this machine has no certificate: energygate certify makes one"
            : certificate.WhyNotLive(machine, OnnxRuntimeLibrary.Version, meter.Identity, DateOnly.FromDateTime(clock.GetUtcNow().Date)));
        notes.Add(uncertified is null
            ? string.Create(CultureInfo.InvariantCulture, $"certificate of {certificate!.Recorded:yyyy-MM-dd}: {certificate.Fails} false alarms in {certificate.Comparisons} comparisons, at most {certificate.FailBound:P1}")
            : meter.WhyNone ?? $"certificate: {uncertified}");
        plan = uncertified is null ? options.Plan with { PriorDeviation = certificate!.UnitDeviation } : options.Plan;

        using var held = MachineLock.Take(options.LockPath);
        try
        {
            var (reference, candidate, programChanges) = Prepare(repository, commit, cancellation);
            return meter.Describe(Measure(commit, reference, candidate, programChanges, changes, meter, verdicts, uncertified, start, progress, cancellation));
        }
        catch (OperationCanceledException)
        {
            notes.Add(InterruptedEarly);
            return Result(commit, [.. Wanted.Select(variant => verdicts.NotMeasured(variant, InterruptedEarly))], [], complete: false, start);
        }
    }

    private (Side Base, Side Candidate, ImmutableArray<string> ProgramChanges) Prepare(GitRepository repository, string commit, CancellationToken cancellation)
    {
        var build = new BaseBuild(repository, options.WorkFolder, say).Build(commit, options.BuildOptions, cancellation);
        var folder = Path.Combine(options.WorkFolder, "run");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        say("preparing both sides: graphs and texts");
        // Folders of equal length: a path is part of a process, and no bias is to be tied to a side.
        var reference = Side.Make("base", build, Path.Combine(folder, "base"), PreparationArguments.Of(options.Run, options.Variants), cancellation);
        var candidate = Side.Make("candidate", CandidateProgram.Folder, Path.Combine(folder, "cand"), PreparationArguments.Of(options.Run, [.. Wanted.Select(variant => variant.Name)]), cancellation);
        return (reference, candidate, reference.ShareEqualFiles(candidate, cancellation));
    }

    private ImmutableArray<VariantRecipe> Wanted => options.Variants.IsEmpty
        ? [.. VariantCatalog.All.Where(variant => !variant.IsExperimental)]
        : [.. options.Variants.Select(VariantCatalog.Find)];

    private GateResult Measure(
        string commit,
        Side reference,
        Side candidate,
        ImmutableArray<string> programChanges,
        ImmutableArray<string> changes,
        ComparisonMeter meter,
        ComparisonVerdicts verdicts,
        string? uncertified,
        long start,
        IWorkProgress progress,
        CancellationToken cancellation)
    {
        var shared = Wanted.Where(variant => reference.Variants.Contains(variant.Name)).ToList();
        var measured = shared.Where(variant => options.MeasuresIdentical || !programChanges.IsEmpty || !AreIdentical(variant, reference, candidate)).ToList();
        var processors = ProcessorPinning.AllowedProcessors().TakeLast(options.Threads).ToImmutableArray();
        plan = meter.Fit(plan, measured.Count + 1, options.HasBudget);
        var launcher = new ProcessLauncher(reference, candidate, options.Threads, options.Run.Provider, processors, plan.BlockSeconds);
        var run = new ComparisonRun(meter.Around(launcher, clock), plan, clock, new ForeignLoad());
        ImmutableArray<(string, bool)> asked = [.. measured.Select(variant => (variant.Name, SameBatches(variant, reference, candidate)))];
        say(meter.WhyNone ?? string.Create(
            CultureInfo.InvariantCulture, $"measuring {measured.Count} of {Wanted.Length} variants on processor {string.Join(',', processors)}, at most {plan.BudgetSeconds:G4} s, meter {meter.Identity}"));
        if (measured.Count > 0)
        {
            meter.StartTimeline();
            meter.Settle(launcher, measured[0].Name, plan, cancellation);
            meter.Mark("units");
        }

        var outcome = meter.WhyNone is { } none ? run.LeaveOut(asked, Wanted.Length, none) : run.Execute(asked, Wanted.Length, progress, cancellation);
        Describe(outcome, programChanges);
        var cells = verdicts.All(Wanted, [.. reference.Variants], outcome, uncertified, meter.WhyNone);
        var costs = outcome.Cells.Where(cell => cell.Test.Units > 0).Select(cell => CostOf(
            cell,
            cells.Any(judged => judged.Variant == cell.Variant && judged is { Verdict: Verdict.Fail } or { Qualifier: VerdictQualifiers.NoCertificate })
                ? DifferenceCause.Of(cell.Variant, reference, candidate, changes)
                : []));
        return Result(commit, cells, [.. costs], outcome.Complete, start);
    }

    private static ComparedCost CostOf(ComparedCell cell, ImmutableArray<string> cause)
    {
        var (before, after) = (cell.Base, cell.Candidate);
        var waterfall = EnergyWaterfall.Of(new(before.JoulesPerText), new(before.SecondsPerText), new(after.JoulesPerText), new(after.SecondsPerText));
        return new(
            cell.Variant, before.JoulesPerText, after.JoulesPerText, before.SecondsPerText, after.SecondsPerText, [.. cell.Units], cell.Voids.Dropped, cause)
        {
            FromTime = waterfall.FromTime.Value,
            FromPower = waterfall.FromPower.Value,
            FromBoth = waterfall.FromBoth.Value,
        };
    }

    private static bool AreIdentical(VariantRecipe variant, Side reference, Side candidate) =>
        reference.Of(variant.Name).Select(session => session.Identity).SequenceEqual(candidate.Of(variant.Name).Select(session => session.Identity));

    private static bool SameBatches(VariantRecipe variant, Side reference, Side candidate) =>
        reference.Of(variant.Name).Select(session => (session.TextsHash, session.Feeding, session.BatchSize))
            .SequenceEqual(candidate.Of(variant.Name).Select(session => (session.TextsHash, session.Feeding, session.BatchSize)));

    private void Describe(ComparisonOutcome outcome, ImmutableArray<string> programChanges)
    {
        notes.Add(programChanges.IsEmpty ? "both sides have the same program" : $"files of the program that differ: {string.Join(", ", programChanges)}");
        if (outcome.Units == 0)
        {
            return;
        }

        var loads = outcome.ForeignLoad.Where(double.IsFinite).Order().ToArray();
        var foreign = loads.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; other processes used {loads[0]:P0} to {loads[^1]:P0} of the machine");
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"{outcome.Units} units in {outcome.Seconds:F0} s and {outcome.Joules:G3} J: {outcome.Stop}{foreign}"));
        if (outcome.Control is { Test.Units: > 0 } control)
        {
            var interval = control.Test.Interval(ComparisonVerdicts.Confidence);
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"control: a second base worker cost {control.Test.Estimate:G4} [{interval.Lower:G4}, {interval.Upper:G4}] of the first's joules, unit deviation {control.Test.Deviation:P1}"));
        }
    }

    private GateResult Result(string commit, ImmutableArray<Cell> cells, ImmutableArray<ComparedCost> costs, bool complete, long start) => new()
    {
        Complete = complete,
        ExitCode = complete ? ExitCode.OfRun(cells, options.Run.Strict) : ExitCode.Interrupted,
        Strict = options.Run.Strict,
        Model = options.Run.ModelPath is { } path ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) : "distilbert-mini",
        Batch = options.Run.BatchSize,
        Threads = options.Threads,
        MaxLength = options.Run.MaxLength,
        Environment = ImmutableSortedDictionary<string, string>.Empty
            .Add("machine", MachineFingerprint.OfThisMachine().Identity)
            .Add("ONNX Runtime", OnnxRuntimeLibrary.Version)
            .Add("execution provider", options.Run.Provider),
        Notes = [.. notes],
        Cells = cells,
        Costs = [],
        Rewrites = [],
        Base = commit[..CommitDigits],
        Comparisons = costs,
        Seconds = clock.GetElapsedTime(start).TotalSeconds,
        CpuSeconds = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds,
    };
}
