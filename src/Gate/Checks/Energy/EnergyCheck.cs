using System.Collections.Immutable;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>
/// What does a variant cost, compared with the reference? Measures every variant whose answers are right or waived, on one mix of all
/// tasks' texts.
/// </summary>
internal sealed class EnergyCheck : ICheck
{
    private const int Threads = 1;
    private const double WarmUpShare = 0.3;
    private const int MixedTexts = 96;
    private const int MinTextsPerTask = 10;
    private static readonly Seconds EmbeddedBudget = new(32);
    private static readonly Seconds ModelBudget = new(420);

    /// <inheritdoc/>
    public string Name => "energy";

    /// <inheritdoc/>
    public IEnumerable<ICheckResult> Run(CheckContext context)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        context.Answers.CloseSession();
        context = context with { Cells = context.Cells with { Threads = Threads } };
        var wrong = WrongVariants(context);
        var measured = new List<VariantRecipe> { VariantCatalog.Reference };
        foreach (var variant in context.Variants.Where(variant => variant != VariantCatalog.Reference))
        {
            if (UnmeasuredReason(context, variant, wrong) is { } reason)
            {
                yield return EnergyCells.OfUnmeasured(context.Cells, variant, reason);
            }
            else
            {
                measured.Add(variant);
            }
        }

        ImmutableArray<ICheckResult> results = measured.Count > 1 ? Measure(context, measured, context.Meter.Value) : [];
        var unmeasured = BudgetCells.OfUnmeasured(context.Cells, context.Baselines.Stored, context.Variants, results.OfType<Cell>());
        foreach (var result in results.Concat(unmeasured))
        {
            yield return result;
        }
    }

    private static string? UnmeasuredReason(CheckContext context, VariantRecipe variant, HashSet<string> wrong) =>
        wrong.Contains(VariantCatalog.Reference.Name) ? "energy is not measured: a cell of the reference is FAIL"
        : wrong.Contains(variant.Name) ? "energy is not measured: the answers are wrong (a cell of this variant is FAIL)"
        : context.Options.Budget is { Value: 0 } ? "energy is not measured: the budget is 0 s"
        : context.Meter.Value.UnavailableReason;

    // A waived accuracy failure is measured: the energy that it saves is the reason for the waiver.
    private static HashSet<string> WrongVariants(CheckContext context) =>
        context.FoundCells
            .Where(cell => cell.Verdict == Verdict.Fail && cell.Check != CheckKind.Static)
            .Where(cell => !context.Waivers.Covers(cell, context.Today, context.Options.Strict))
            .Select(cell => cell.Variant)
            .ToHashSet(StringComparer.Ordinal);

    private static ImmutableArray<ICheckResult> Measure(CheckContext context, List<VariantRecipe> variants, RunMeter runMeter)
    {
        var (options, meter) = (context.Options, runMeter.Meter!);
        var settings = new RunnerSettings(Threads, AllowSpinning: false, options.Provider);
        var textsPerTask = Math.Max(MinTextsPerTask, MixedTexts / context.Tasks.Length);
        var arms = new List<EnergyArm>();
        try
        {
            foreach (var variant in variants)
            {
                arms.Add(EnergyArm.Prepare(variant, Mix(context, variant, textsPerTask), options.BatchSize, settings));
            }

            var usual = options.ModelPath is null ? EmbeddedBudget : ModelBudget;
            var budget = options.Budget ?? EnergySampling.UsualBudget(meter, arms.Count, usual);
            var mix = context.Tasks.Select(task => task.Inputs.Spread(textsPerTask));
            var header = EnergyConditions.HeaderOf(
                context.Baselines.Model, context.Machine, meter, options, context.Cells.MaxLength, Threads, mix);
            runMeter.Settle(arms[0].Run, budget, budget * WarmUpShare, context.Cancellation);
            if (runMeter.InsensitivityReason is { } reason)
            {
                return [.. variants.Skip(1).Select(variant => EnergyCells.OfUnmeasured(context.Cells, variant, reason))];
            }

            var path = EnergyConditions.PathOf(context.Machine, meter);
            var stored = context.Baselines.Stored is { } set ? EnergyBaseline.Find(set, path, header) : null;
            var cells = new EnergyCells(context.Cells, meter, stored);
            runMeter.Mark("energy");
            var sampled = EnergySampling.Sample(meter, arms, Left(budget, runMeter.WarmUp), context.Progress, context.Cancellation);
            return Results(path, header, cells.OfArms(arms, sampled), cells.Costs(arms, sampled, runMeter.Idle.Power));
        }
        finally
        {
            arms.ForEach(arm => arm.Dispose());
        }
    }

    // Only ratios with an interval are stored.
    private static ImmutableArray<ICheckResult> Results(
        string path, BaselineHeader header, ImmutableArray<Cell> cells, ImmutableArray<VariantCost> costs)
    {
        var entries =
            from cell in cells
            where cell is { Value: not null, Interval.IsFinite: true }
            select new BaselineEntry(path, header, EnergyBaseline.LineOf(cell, costs.First(cost => cost.Variant == cell.Variant).Rounds));
        return [new ComparedBaseline(path), .. cells, .. costs, .. entries];
    }

    // Tasks whose graphs differ only in their weights cost the same: one session answers all their texts, which saves memory.
    private static IEnumerable<(RewrittenGraph Graph, TaskModel Model, TokenizedTexts Texts)> Mix(
        CheckContext context, VariantRecipe variant, int textsPerTask)
    {
        foreach (var alike in context.Tasks.GroupBy(task => task.GraphOf(variant).CostSignature))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var first = alike.First();
            var texts = TokenizedTexts.Concatenate([.. alike.Select(task => task.Inputs.Spread(textsPerTask))]);
            yield return (first.GraphOf(variant), first.Model, texts);
        }
    }

    // Never zero: one round follows even if the warm-up has used up the budget.
    private static Seconds Left(Seconds budget, SteadyWarmUp? warmUp) =>
        new(Math.Max((budget - (warmUp?.Time ?? default)).Value, double.Epsilon));
}
