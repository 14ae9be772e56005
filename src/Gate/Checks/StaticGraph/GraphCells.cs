using System.Collections.Immutable;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Listings;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>Makes the cells of a graph, compared with the recorded one.</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="baselines">The recorded figures.</param>
/// <param name="options">Provider of the run.</param>
internal sealed class GraphCells(CellFactory cells, GraphBaselines baselines, GateOptions options)
{
    // Sums of the same figures in another order differ in their last digits.
    private const double Rounding = 1e-9;

    // A prediction lower by more than this should be recorded again: the gain could hide a later loss of the same size.
    private const double LowerShare = 0.1;

    private const int NamedNodes = 3;

    /// <summary>The cells of a graph, and its differences from the recorded one.</summary>
    public IEnumerable<ICheckResult> OfGraph(VariantRecipe variant, GraphFacts found)
    {
        var recorded = baselines.Find(found.Variant, found.Task, GraphNames.Operators);
        var difference = recorded is null
            ? null
            : GraphDifference.Between(baselines.Listing(found.Recipe, found.Task, recorded.Value), found.Listing);
        yield return Operators(variant, found, difference);
        if (difference is { Count: > 0 })
        {
            yield return new GraphDifferenceText(found.Variant, found.Task, [$"{difference.Summary}:", .. difference.Lines]);
        }

        yield return Placement(variant, found);
        yield return Joules(variant, found);
    }

    /// <summary>The cells of a graph that cannot be built.</summary>
    public ImmutableArray<Cell> OfFailure(VariantRecipe variant, string task, Exception exception) =>
    [
        Make(
            variant,
            task,
            GraphNames.Operators,
            new(Verdict.Fail, $"the rewrite is not valid: {exception.Message.ReplaceLineEndings(" ")}")),
        Make(variant, task, GraphNames.Placement, new(Verdict.NotMeasured, "there is no graph")),
        Make(variant, task, GraphNames.ModelledJoules, new(Verdict.NotMeasured, "there is no graph") { Kind = FigureKind.Modelled }),
    ];

    private Cell Operators(VariantRecipe variant, GraphFacts found, GraphDifference? difference)
    {
        if (difference is null)
        {
            return Make(variant, found.Task, GraphNames.Operators, Unrecorded(variant));
        }

        var finding = difference.Count == 0
            ? new Finding(Verdict.Pass, $"{found.Listing.OperatorCounts.Values.Sum()} nodes, as recorded")
            : new(Verdict.Fail, $"the graph differs from the recorded one: {difference.Summary} (lines that differ: {difference.Count})");
        return Make(variant, found.Task, GraphNames.Operators, finding with { Value = difference.Count, Reference = 0, Limit = 0 });
    }

    private Cell Placement(VariantRecipe variant, GraphFacts found)
    {
        if (found.Misplaced(options.Provider) is not { } misplaced)
        {
            return Make(variant, found.Task, GraphNames.Placement, new(Verdict.NotMeasured, found.PlacementReason!));
        }

        if (baselines.Figure(found.Variant, found.Task, GraphNames.Placement, options.Provider) is not { } recorded)
        {
            return Make(variant, found.Task, GraphNames.Placement, Unrecorded(variant) with { Value = misplaced });
        }

        var elsewhere = found.Placement!.Elsewhere(options.Provider);
        var named = Some(elsewhere.Select(node => $"{node.OperatorType} '{node.Name}' on {node.Provider}"));
        var words = misplaced == 0 ? $"every node runs on {options.Provider}"
            : $"{Format.Count(elsewhere.Length, "node")} not on {options.Provider}{named}, "
                + $"{Format.Count(found.Placement.CopyCount, "copy", "copies")}";
        return Make(variant, found.Task, GraphNames.Placement, new(
            misplaced <= recorded ? Verdict.Pass : Verdict.Fail,
            misplaced == recorded ? words : $"{words}; recorded: {recorded} in all{(misplaced < recorded ? ": record it again" : "")}")
        {
            Value = misplaced,
            Reference = recorded,
            Limit = recorded,
        });
    }

    private Cell Joules(VariantRecipe variant, GraphFacts found) =>
        Make(variant, found.Task, GraphNames.ModelledJoules, JoulesFinding(variant, found) with { Kind = FigureKind.Modelled });

    private Finding JoulesFinding(VariantRecipe variant, GraphFacts found)
    {
        if (found.Run is null)
        {
            return new(Verdict.NotMeasured, found.RunReason!);
        }

        var profile = GraphNames.ProfileOf(options.Provider);
        var joules = found.Run.EnergyPerText(profile).Value;
        if (baselines.Figure(found.Variant, found.Task, GraphNames.ModelledJoules, profile.Name) is not { } recorded)
        {
            return Unrecorded(variant) with { Value = joules };
        }

        if (baselines.IncomparableReason(found.Variant) is { } conditions)
        {
            return new(Verdict.NotMeasured, conditions) { Value = joules };
        }

        var change = (joules / recorded) - 1;
        var line = baselines.Find(found.Variant, found.Task, GraphNames.ModelledJoules, profile.Name)!;
        var words = !(change <= Rounding) ? $"{Format.Percent(change)} more than recorded ({GraphFacts.Shown(line.Detail)})"
            : change >= -Rounding ? "as recorded"
            : $"{Format.Percent(-change)} less than recorded{(change < -LowerShare ? ": record it again" : "")}";
        return new(
            change <= Rounding ? Verdict.Pass : Verdict.Fail,
            $"{Format.Millijoules(new Joules(joules))}/text on {profile.Name}, {words}; {GraphFacts.Shown(found.Work)}")
        {
            Value = joules,
            Reference = recorded,
            Limit = recorded,
        };
    }

    private static Finding Unrecorded(VariantRecipe variant) =>
        new(variant == VariantCatalog.Reference ? Verdict.Reference : Verdict.NotMeasured, "no baseline holds it");

    private Cell Make(VariantRecipe variant, string task, string metric, Finding finding) =>
        cells.Make(variant, task, CheckKind.Static, metric, finding);

    private static string Some(IEnumerable<string> names)
    {
        var shown = names.Take(NamedNodes).ToList();
        return shown.Count == 0 ? "" : $" ({string.Join(", ", shown)}{(names.Count() > NamedNodes ? ", ..." : "")})";
    }
}
