using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Protocols.WarmUp;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>The stage that measures cost: which variants, on which mix of texts, with which meter, beside which stored ratios.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="meter">The meter of the run.</param>
/// <param name="baselines">What is stored, and what a recording would write.</param>
/// <param name="machine">The machine of the run.</param>
/// <param name="factory">Makes the cells.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class CostStage(
    GateOptions options, Lazy<RunMeter> meter, RunBaselines baselines, MachineFingerprint machine, CellFactory factory, IWorkProgress progress)
{
    private const double EmbeddedBudgetSeconds = 32;
    private const double ModelBudgetSeconds = 420;
    private const double WarmUpShare = 0.3;
    private const int MixedTexts = 96;
    private const int LeastTextsPerTask = 10;

    /// <summary>What each variant cost, as far as it was measured.</summary>
    public ImmutableArray<VariantCost> Costs { get; private set; } = [];

    /// <summary>This machine's file among the baselines; null when nothing was measured.</summary>
    public string? BaselinePath { get; private set; }

    /// <summary>Measures every variant whose cells so far have no FAIL of an answer.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="cells">The cells so far; takes those of joules and seconds.</param>
    /// <param name="cancellation">Complete rounds are kept.</param>
    public void Measure(IReadOnlyList<TaskUnderTest> tasks, List<Cell> cells, CancellationToken cancellation)
    {
        var settings = new RunnerSettings(1, AllowSpinning: false, options.Provider);
        var wrong = cells.Where(cell => cell is { Verdict: Verdict.Fail, Waiver: null } && cell.Check != CheckKind.Static).Select(cell => cell.Variant).ToHashSet(StringComparer.Ordinal);
        var measured = new List<VariantRecipe> { VariantCatalog.Reference };
        foreach (var variant in options.Variants.Where(variant => variant != VariantCatalog.Reference))
        {
            var reason = wrong.Contains(VariantCatalog.Reference.Name) ? "there is nothing to compare with: a cell of the reference is FAIL"
                : wrong.Contains(variant.Name) ? "the energy of a wrong answer is not measured: a cell of this variant is FAIL"
                : meter.Value.WhyNone;
            if (reason is null)
            {
                measured.Add(variant);
            }
            else
            {
                cells.Add(EnergyTrial.NotMeasured(factory, variant, reason, settings.Threads));
            }
        }

        if (measured.Count > 1)
        {
            cells.AddRange(Measure(measured, tasks, meter.Value, settings, cancellation));
        }

        cells.AddRange(EnergyBudget.NotHeld(factory, baselines.Stored, options.Variants, cells).ToList());
    }

    // A first round always follows, however long the warm-up's last window was.
    private static Seconds Left(Seconds budget, SteadyWarmUp? warmUp) => new(Math.Max((budget - (warmUp?.Time ?? default)).Value, double.Epsilon));

    private ImmutableArray<Cell> Measure(
        List<VariantRecipe> variants, IReadOnlyList<TaskUnderTest> tasks, RunMeter runMeter, RunnerSettings settings, CancellationToken cancellation)
    {
        var energyMeter = runMeter.Meter!;
        var arms = variants.Select(variant => new EnergyArm(variant)).ToArray();
        try
        {
            var textsPerTask = Math.Max(LeastTextsPerTask, MixedTexts / tasks.Count);
            foreach (var arm in arms)
            {
                // Tasks whose graphs differ in weights alone cost the same: one session answers the texts of all of them, and memory stays small.
                foreach (var alike in tasks.GroupBy(task => task.GraphOf(arm.Variant).CostSignature))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var texts = TokenizedTexts.Concatenate([.. alike.Select(task => task.Inputs.Spread(textsPerTask))]);
                    arm.Add(alike.First().GraphOf(arm.Variant), alike.First().Model, texts, options.BatchSize, settings);
                }
            }

            var budget = options.BudgetSeconds is { } given
                ? new Seconds(given)
                : EnergyTrial.UsualBudget(energyMeter, arms.Length, new(options.ModelPath is null ? EmbeddedBudgetSeconds : ModelBudgetSeconds));
            var header = EnergyConditions.HeaderOf(
                baselines.Model, machine, energyMeter, options, factory.MaxLength, settings.Threads, tasks.Select(task => task.Inputs.Spread(textsPerTask)));
            runMeter.Settle(arms[0].Metered.Run, budget, budget * WarmUpShare, cancellation);
            if (runMeter.WhyBlind is { } blind)
            {
                return [.. variants.Skip(1).Select(variant => EnergyTrial.NotMeasured(factory, variant, blind, settings.Threads))];
            }

            BaselinePath = EnergyConditions.PathOf(machine, energyMeter);
            var stored = baselines.Stored is { } set ? EnergyBaseline.Find(set, BaselinePath, header) : null;
            runMeter.Timeline?.Mark("energy");
            var (judged, spent) = new EnergyTrial(factory, energyMeter, settings.Threads, stored, idle: runMeter.Idle.Power)
                .Judge([.. arms.Select(arm => arm.Metered)], Left(budget, runMeter.WarmUp), progress, cancellation);
            Costs = spent;
            foreach (var cell in judged.Where(cell => cell is { Value: not null, Low: not null, High: not null }))
            {
                baselines.Draft.Add(BaselinePath, header, EnergyBaseline.LineOf(cell, spent.First(cost => cost.Variant == cell.Variant).Rounds));
            }

            return judged;
        }
        finally
        {
            foreach (var arm in arms)
            {
                arm.Dispose();
            }
        }
    }
}
