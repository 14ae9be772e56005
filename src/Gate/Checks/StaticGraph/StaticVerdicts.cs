using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Listings;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>The cells of the static stage: what was found beside what was recorded.</summary>
/// <param name="cells">Makes the cells.</param>
/// <param name="baselines">What was recorded.</param>
/// <param name="options">Provider and threads of the run.</param>
public sealed class StaticVerdicts(CellFactory cells, StaticBaselines baselines, GateOptions options)
{
    private const string NoBaseline = "no baseline holds it";

    // Sums of the same figures in another order differ in their last digits.
    private const double Rounding = 1e-9;

    // From here on a lower prediction is worth a new recording: until then it could hide a loss of the same size.
    private const double LowerShare = 0.1;

    private const int NamedNodes = 3;

    private readonly List<GraphDifferenceText> differences = [];

    /// <summary>Graphs that differ from those recorded.</summary>
    public IReadOnlyList<GraphDifferenceText> Differences => differences;

    /// <summary>The cells of a graph.</summary>
    public ImmutableArray<Cell> Judge(VariantRecipe variant, StaticFacts found, string whyNoPlacement, string whyNoRun) =>
        [Operators(variant, found), Placement(variant, found, whyNoPlacement), Joules(variant, found, whyNoRun)];

    /// <summary>The cells of a graph that cannot be made.</summary>
    public ImmutableArray<Cell> Broken(VariantRecipe variant, string task, Exception problem) =>
    [
        Make(variant, task, StaticNames.Operators, Verdict.Fail, $"the rewrite is not valid: {problem.Message.ReplaceLineEndings(" ")}"),
        Make(variant, task, StaticNames.Placement, Verdict.NotMeasured, "there is no graph"),
        Make(variant, task, StaticNames.ModelledJoules, Verdict.NotMeasured, "there is no graph"),
    ];

    private Cell Operators(VariantRecipe variant, StaticFacts found)
    {
        if (baselines.Find(found.Variant, found.Task, StaticNames.Operators) is not { } line)
        {
            return Make(variant, found.Task, StaticNames.Operators, Unrecorded(variant), NoBaseline);
        }

        var recorded = baselines.Listing(found.Recipe, found.Task, line.Value);
        var difference = GraphDifference.Between(recorded, found.Listing);
        if (difference.Count > 0)
        {
            differences.Add(new(found.Variant, found.Task, [$"{difference.Summary}:", .. difference.Lines]));
        }

        return Make(
            variant,
            found.Task,
            StaticNames.Operators,
            difference.Count == 0 ? Verdict.Pass : Verdict.Fail,
            difference.Count == 0
                ? $"{found.Listing.OperatorCounts.Values.Sum()} nodes, as recorded"
                : $"the graph is not the one recorded: {difference.Summary} (lines that differ: {difference.Count})") with
        { Value = difference.Count, Reference = 0, Limit = 0 };
    }

    private Cell Placement(VariantRecipe variant, StaticFacts found, string problem)
    {
        if (found.Misplaced(options.Provider) is not { } misplaced)
        {
            return Make(variant, found.Task, StaticNames.Placement, Verdict.NotMeasured, problem);
        }

        var elsewhere = found.Placement!.Elsewhere(options.Provider);
        var words = misplaced == 0 ? $"every node runs on {options.Provider}"
            : $"{elsewhere.Length} nodes run elsewhere than on {options.Provider}{Some(elsewhere.Select(node => $"{node.OperatorType} '{node.Name}' on {node.Provider}"))}, {found.Placement.CopyCount} copies";
        return baselines.Figure(found.Variant, found.Task, StaticNames.Placement, options.Provider) is not { } recorded
            ? Make(variant, found.Task, StaticNames.Placement, Unrecorded(variant), NoBaseline) with { Value = misplaced }
            : Make(
                variant,
                found.Task,
                StaticNames.Placement,
                misplaced <= recorded ? Verdict.Pass : Verdict.Fail,
                misplaced == recorded ? words : $"{words}; recorded were {recorded} in all{(misplaced < recorded ? ": record it again" : "")}") with
            { Value = misplaced, Reference = recorded, Limit = recorded };
    }

    private Cell Joules(VariantRecipe variant, StaticFacts found, string problem)
    {
        if (found.Run is null)
        {
            return Make(variant, found.Task, StaticNames.ModelledJoules, Verdict.NotMeasured, problem);
        }

        var profile = StaticNames.ProfileOf(options.Provider);
        var joules = found.Run.JoulesPerText(profile);
        var cell = Make(variant, found.Task, StaticNames.ModelledJoules, Unrecorded(variant), NoBaseline) with { Value = joules };
        if (baselines.Figure(found.Variant, found.Task, StaticNames.ModelledJoules, profile.Name) is not { } recorded)
        {
            return cell;
        }

        if (baselines.WhyNotComparable(found.Variant) is { } conditions)
        {
            return cell with { Verdict = Verdict.NotMeasured, Reason = conditions };
        }

        var change = (joules / recorded) - 1;
        var (verdict, words) = change <= Rounding
            ? (Verdict.Pass, change >= -Rounding ? "as recorded" : $"{Percent(-change)} less than recorded{(change < -LowerShare ? ": record it again" : "")}")
            : (Verdict.Fail, $"{Percent(change)} more than recorded ({baselines.Find(found.Variant, found.Task, StaticNames.ModelledJoules, profile.Name)!.Detail})");
        return Make(variant, found.Task, StaticNames.ModelledJoules, verdict, $"{Number(joules * 1000)} mJ a text on {profile.Name}, {words}; {found.Work}") with
        { Value = joules, Reference = recorded, Limit = recorded };
    }

    private static Verdict Unrecorded(VariantRecipe variant) => variant == VariantCatalog.Reference ? Verdict.Reference : Verdict.NotMeasured;

    private Cell Make(VariantRecipe variant, string task, string metric, Verdict verdict, string reason) => cells.Make(
        variant,
        task,
        CheckKind.Static,
        metric,
        verdict,
        reason,
        options.Threads,
        metric == StaticNames.ModelledJoules ? FigureKind.Modelled : FigureKind.Exact);

    private static string Some(IEnumerable<string> names)
    {
        var shown = names.Take(NamedNodes).ToList();
        return shown.Count == 0 ? "" : $" ({string.Join(", ", shown)}{(names.Count() > NamedNodes ? ", ..." : "")})";
    }

    private static string Percent(double share) => (share * 100).ToString("G3", CultureInfo.InvariantCulture) + " %";

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
