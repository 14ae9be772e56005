using System.CommandLine;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Hosting;
using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Gate.Commands;

/// <summary>Limit and stopping rules of <c>compare</c>.</summary>
internal sealed class PlanOptionSet
{
    private const int BlocksOfASide = UnitOrder.BlocksPerLaunch / 2;
    private const int MaxLaunchBatches = 1_000_000;

    private static readonly ComparisonPlan Defaults = new();

    private readonly Option<double> margin = new("--margin")
    {
        HelpName = "FRACTION",
        Description = "Largest allowed increase of energy: the limit of the ratio is 1 + FRACTION.",
        DefaultValueFactory = _ => Defaults.Margin,
    };
    private readonly Option<double?> budget = new("--budget")
    {
        HelpName = "SECONDS",
        Description = FormattableString.Invariant(
            $"Stop starting new units after SECONDS. Default: {Defaults.Budget.Value}; up to 3600 for a meter that needs long blocks."),
    };
    private readonly Option<int> units = new("--units")
    {
        HelpName = "N",
        Description = "Maximum number of units. A unit is two fresh launches of all workers.",
        DefaultValueFactory = _ => Defaults.MaximumUnits,
    };
    private readonly Option<int> batches = new("--launch-batches")
    {
        HelpName = "N",
        Description = "Measure at least N batches of each side in every launch: 2000 shows leaks and work that comes seldom, and takes "
            + "minutes a unit. Default: as many as 12 ms a block take.",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<double?> joules = new("--budget-joules")
    {
        HelpName = "J",
        Description = "Stop starting new units after J joules. Default: no limit.",
    };
    private readonly Option<long?> seed = new("--seed")
    {
        HelpName = "N",
        Description = "Random seed for the launch and block order. Default: random; printed in the report.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { margin, budget, units, batches, joules, seed })
        {
            command.Add(option);
        }
    }

    /// <summary>Whether the command line gives <c>--budget</c>.</summary>
    public bool HasBudget(ParseResult parsed) => parsed.GetValue(budget) is not null;

    /// <summary>What the command line says.</summary>
    /// <exception cref="BadInputException">A number is out of its range.</exception>
    public ComparisonPlan Read(ParseResult parsed) => Defaults with
    {
        Margin = parsed.GetValue(margin) is > 0 and < 1 and var limit
            ? limit
            : throw new BadInputException(
                FormattableString.Invariant($"--margin {parsed.GetValue(margin)}: give a fraction above 0 and below 1, e.g. 0.02")),
        Budget = new(Positive(parsed.GetValue(budget) ?? Defaults.Budget.Value, "--budget")),
        EnergyBudget = parsed.GetValue(joules) is { } max ? new(Positive(max, "--budget-joules")) : null,
        MaximumUnits = parsed.GetValue(units) >= 1
            ? parsed.GetValue(units)
            : throw new BadInputException($"--units {parsed.GetValue(units)}: give a whole number of at least 1"),
        MinimumBatches = parsed.GetValue(batches) is >= 1 and <= MaxLaunchBatches and var count
            ? (count + BlocksOfASide - 1) / BlocksOfASide
            : throw new BadInputException($"--launch-batches {parsed.GetValue(batches)}: give a whole number from 1 to {MaxLaunchBatches}"),
        Seed = (ulong)(parsed.GetValue(seed) ?? TimeProvider.System.GetUtcNow().Ticks),
    };

    private static double Positive(double value, string option) => value > 0 && double.IsFinite(value)
        ? value
        : throw new BadInputException(FormattableString.Invariant($"{option} {value}: give a number above 0"));
}
