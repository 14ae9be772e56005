using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate baseline record</c>: runs the gate's checks and writes their results as the new baselines.</summary>
internal static class BaselineRecordCommand
{
    private const string Summary = """
        Runs the gate's checks and writes the results as baselines. Review them like any other change of files.

        The git working tree must have no changes outside the baselines, because a baseline belongs to a commit. Lines of other machines and
        instruction sets are kept.

        Exit codes:
          0    recorded
          1    parity or accuracy of a variant is FAIL; it is left out
          3    bad input, a working tree with changes, or a tolerance that the task has too few examples to confirm
          130  interrupted; nothing is written
        """;

    private const int MaxShownChanges = 8;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var evaluation = new EvaluationOptionSet();
        var command = new CancellableCommand("record", Summary);
        evaluation.AddTo(command);
        command.SetAction(parsed => Run(evaluation.Read(parsed), console, cancellation));
        return command;
    }

    private static int Run(GateOptions options, GateConsole console, CancellationToken cancellation)
    {
        var folder = new BaselineFolder(options.BaselinePath ?? DefaultPath(options));
        RequireCleanTree(folder);
        TemporaryFiles.RequireWritable();
        if (folder.Recover())
        {
            console.Say($"completed the recording in {folder.Shown("")} that had been killed");
        }

        options = options with { Variants = WithSiblings(options.Variants) };
        var inputs = GateInputs.Read(options, console.Say);
        UnconfirmableTolerance.Refuse(options, inputs);
        var (result, draft) = console.WithProgress(progress =>
        {
            // Check against fp32 of this run only: the new baselines must not depend on the old ones.
            using var pipeline = new GatePipeline(options with { BaselinePath = null }, inputs, progress);
            var run = pipeline.Run(cancellation);
            return (run.Result, run.Draft);
        });
        if (!result.Complete)
        {
            console.Say("interrupted: nothing was written");
            return ExitCode.Interrupted;
        }

        var wrong = Wrong(result);
        foreach (var cell in wrong)
        {
            console.Say($"{cell.Variant} was not recorded: {CellNames.Of(cell)} is FAIL: {cell.Reason}");
        }

        if (wrong.Any(cell => cell.Variant == VariantCatalog.Reference.Name))
        {
            return ExitCode.Fail;
        }

        Write(new BaselineRecording(folder, inputs.Name), draft, options, Failed(options, wrong), console);
        return wrong.Count == 0 ? ExitCode.Pass : ExitCode.Fail;
    }

    private static void Write(
        BaselineRecording recording, BaselineDraft draft, GateOptions options, ImmutableArray<VariantRecipe> failed, GateConsole console)
    {
        // A run of some tasks records answers only: ratios need the texts of all tasks, and a listing holds a recipe's graphs of all tasks.
        var isEveryTask = options.Tasks is null;
        var (names, recipes) = (failed.Select(variant => variant.Name).ToList(), failed.Select(variant => variant.Graph.Name).ToList());
        var recorded = options.Variants.Append(VariantCatalog.Reference).Select(variant => variant.Name).Except(names).ToList();
        var found = draft.Files
            .Where(file => isEveryTask || file.Header.Kind == BaselineHeader.Accuracy)
            .Select(file => new BaselineFile(
                file.Path, file.Header, file.Lines.Where(line => line.Variant is null || !names.Contains(line.Variant))))
            .Where(file => !file.Lines.IsEmpty);
        var listings = draft.Listings
            .Where(listing => isEveryTask && !recipes.Contains(Path.GetFileNameWithoutExtension(listing.Key)));
        var changes = recording.Merge(
            [.. found],
            listings.ToDictionary(),
            keeps: variant => variant is not null
                && !recorded.Contains(variant)
                && (!options.HasEveryVariant || names.Contains(variant)),
            isWhole: isEveryTask && options.HasEveryVariant && names.Count == 0);
        console.Interruption.Write(() => recording.Write(changes));
        foreach (var remark in changes.Remarks)
        {
            console.Say(remark);
        }

        if (!isEveryTask)
        {
            console.Say("only answers were recorded: energy ratios and graphs need a run of all tasks");
        }
        else
        {
            var ratios = found.Where(file => file.Header.Kind == BaselineHeader.Energy)
                .SelectMany(file => file.Lines)
                .Select(line => line.Variant)
                .ToHashSet();
            foreach (var name in recorded.Where(name => name != VariantCatalog.Reference.Name && !ratios.Contains(name)))
            {
                console.Say(
                    $"no energy ratio was recorded for {name}: too few rounds for an interval, or no meter; give a larger --budget");
            }
        }

        foreach (var path in changes.Texts.Keys)
        {
            console.Out.WriteLine($"written {recording.Shown(path)}");
        }

        foreach (var path in changes.Removed)
        {
            console.Out.WriteLine($"removed {recording.Shown(path)}");
        }
    }

    // The first failed accuracy or parity cell of each variant.
    private static List<Cell> Wrong(GateResult result) =>
    [
        .. result.Cells
            .Where(cell => cell.Verdict == Verdict.Fail
                && (cell.Variant == VariantCatalog.Reference.Name
                    || cell is { Gating: true, Check: CheckKind.Parity or CheckKind.Accuracy }))
            .DistinctBy(cell => cell.Variant),
    ];

    // Variants of one recipe share a graph, which is recorded for all of them or for none.
    private static ImmutableArray<VariantRecipe> Failed(GateOptions options, List<Cell> wrong)
    {
        var recipes = options.Variants.Where(variant => wrong.Any(cell => cell.Variant == variant.Name))
            .Select(variant => variant.Graph.Name)
            .ToHashSet();
        return [.. options.Variants.Where(variant => recipes.Contains(variant.Graph.Name))];
    }

    private static ImmutableArray<VariantRecipe> WithSiblings(ImmutableArray<VariantRecipe> variants)
    {
        var recipes = variants.Append(VariantCatalog.Reference).Select(variant => variant.Graph.Name).ToHashSet();
        return [.. variants.Concat(VariantCatalog.All.Where(known => recipes.Contains(known.Graph.Name))).Distinct()];
    }

    private static string DefaultPath(GateOptions options) => options.ModelPath is null && options.GlueDirectory is null
        ? Path.Combine(GitRepository.Around(Environment.CurrentDirectory).Root, BaselineFolder.DefaultName)
        : throw new BadInputException(
            "--baselines is missing: name a folder for the baselines of this model and these tasks; "
            + "only the embedded model on its own tasks has a default");

    private static void RequireCleanTree(BaselineFolder folder)
    {
        var changes = GitRepository.Around(folder.Path).Changes(except: folder.Path);
        if (!changes.IsEmpty)
        {
            var more = changes.Length > MaxShownChanges ? $" and {changes.Length - MaxShownChanges} more" : "";
            throw new BadInputException(
                $"a baseline belongs to a commit, and the working tree has changes: "
                + $"{string.Join(", ", changes.Take(MaxShownChanges))}{more}; commit or stash them first");
        }
    }
}
