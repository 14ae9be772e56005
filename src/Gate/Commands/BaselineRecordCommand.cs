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

/// <summary><c>energygate baseline record</c>: runs the gate's trials and writes what they found as the new baselines.</summary>
public static class BaselineRecordCommand
{
    private const string Summary = """
        Runs the gate's trials and writes what they found as baselines, to be reviewed as a change of files.

        Only in a git working tree without changes (those of the baselines apart), so that a baseline belongs to a commit. Lines of
        other machines and instruction sets stay. Exit codes: 0 recorded; 1 a variant's parity or accuracy is FAIL, and it is left
        out; 3 bad input, a working tree with changes, or a tolerance that the task's size cannot confirm; 130 interrupted, nothing written.
        """;

    private const int ShownChanges = 8;

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var judged = new JudgedOptionSet();
        var command = new Command("record", Summary);
        judged.AddTo(command);
        command.SetAction(parsed => Run(judged.Read(parsed), console, cancellation));
        return command;
    }

    private static int Run(GateOptions options, GateConsole console, CancellationToken cancellation)
    {
        var folder = new BaselineFolder(options.BaselinePath ?? DefaultPath(options));
        RequireCleanTree(folder);
        options = options with { Variants = WithSiblings(options.Variants) };
        var inputs = GateInputs.Read(options, console.Say);
        UnconfirmableTolerance.Refuse(options, inputs);
        var (result, draft) = console.WithProgress(progress =>
        {
            // Judged beside fp32 of this run alone: what is recorded does not depend on what was.
            var run = new GateRun(options with { BaselinePath = null }, progress);
            return (run.Execute(inputs, cancellation), run.Draft);
        });
        if (!result.Complete)
        {
            console.Say("interrupted: nothing is written");
            return ExitCode.Interrupted;
        }

        var wrong = Wrong(result);
        wrong.ForEach(cell => console.Say($"{cell.Variant} is not recorded: {CellNames.Of(cell)} is FAIL: {cell.Reason}"));
        if (wrong.Any(cell => cell.Variant == VariantCatalog.Reference.Name))
        {
            return ExitCode.Fail;
        }

        Write(new BaselineRecording(folder, inputs.Name), draft, options, Failed(options, wrong), console);
        return wrong.Count == 0 ? ExitCode.Pass : ExitCode.Fail;
    }

    private static void Write(BaselineRecording recording, BaselineDraft draft, GateOptions options, ImmutableArray<VariantRecipe> failed, GateConsole console)
    {
        // Ratios belong to the mix of all tasks' texts, and a listing holds a recipe's graphs of all tasks.
        var isEveryTask = options.Tasks is null;
        var (names, recipes) = (failed.Select(variant => variant.Name).ToList(), failed.Select(variant => variant.Graph.Name).ToList());
        var recorded = options.Variants.Append(VariantCatalog.Reference).Select(variant => variant.Name).Except(names).ToList();
        var found = draft.Files
            .Where(file => isEveryTask || file.Header.Kind == BaselineHeader.Accuracy)
            .Select(file => new BaselineFile(file.Path, file.Header, file.Lines.Where(line => line.Variant is null || !names.Contains(line.Variant))))
            .Where(file => !file.Lines.IsEmpty);
        var listings = draft.Listings.Where(listing => isEveryTask && !recipes.Contains(Path.GetFileNameWithoutExtension(listing.Key)));
        var changes = recording.Merge(
            [.. found],
            listings.ToDictionary(),
            keeps: variant => variant is not null && !recorded.Contains(variant) && (!options.HasEveryVariant || names.Contains(variant)),
            isWhole: isEveryTask && options.HasEveryVariant && names.Count == 0);
        recording.Write(changes);
        changes.Remarks.ToList().ForEach(console.Say);
        if (!isEveryTask)
        {
            console.Say("only answers are recorded: ratios of joules and graphs are those of all tasks together");
        }
        else
        {
            var ratios = found.Where(file => file.Header.Kind == BaselineHeader.Energy).SelectMany(file => file.Lines).Select(line => line.Variant).ToHashSet();
            recorded.Where(name => name != VariantCatalog.Reference.Name && !ratios.Contains(name)).ToList()
                .ForEach(name => console.Say($"no ratio of joules of {name} is recorded: too few rounds for an interval, or no meter; give more --budget"));
        }

        changes.Texts.Keys.ToList().ForEach(path => console.Out.WriteLine($"written {recording.Shown(path)}"));
        changes.Removed.ToList().ForEach(path => console.Out.WriteLine($"removed {recording.Shown(path)}"));
    }

    // The first failed cell of each variant whose answers or numbers are wrong.
    private static List<Cell> Wrong(GateResult result) =>
    [
        .. result.Cells
            .Where(cell => cell.Verdict == Verdict.Fail
                && (cell.Variant == VariantCatalog.Reference.Name || cell is { Gating: true, Check: CheckKind.Parity or CheckKind.Accuracy }))
            .DistinctBy(cell => cell.Variant),
    ];

    // Variants of one recipe share its graph, and a graph is recorded for all of them or for none.
    private static ImmutableArray<VariantRecipe> Failed(GateOptions options, List<Cell> wrong)
    {
        var recipes = options.Variants.Where(variant => wrong.Any(cell => cell.Variant == variant.Name)).Select(variant => variant.Graph.Name).ToHashSet();
        return [.. options.Variants.Where(variant => recipes.Contains(variant.Graph.Name))];
    }

    private static ImmutableArray<VariantRecipe> WithSiblings(ImmutableArray<VariantRecipe> variants) =>
        [.. variants.Concat(VariantCatalog.All.Where(known => variants.Append(VariantCatalog.Reference).Any(variant => variant.Graph.Name == known.Graph.Name))).Distinct()];

    private static string DefaultPath(GateOptions options) => options.ModelPath is null && options.GlueDirectory is null
        ? Path.Combine(GitRepository.Around(Environment.CurrentDirectory).Root, BaselineFolder.DefaultName)
        : throw new BadInputException("say with --baselines where the baselines of this model and these tasks go; without it only those of the embedded model are recorded");

    private static void RequireCleanTree(BaselineFolder folder)
    {
        var changes = GitRepository.Around(folder.Path).Changes(except: folder.Path);
        if (!changes.IsEmpty)
        {
            var more = changes.Length > ShownChanges ? $" and {changes.Length - ShownChanges} more" : "";
            throw new BadInputException($"a baseline belongs to a commit, and the working tree has changes: {string.Join(", ", changes.Take(ShownChanges))}{more}; commit or stash them first");
        }
    }
}
