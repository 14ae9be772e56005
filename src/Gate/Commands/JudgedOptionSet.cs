using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Gate.Commands;

/// <summary>The options of commands that judge variants: <c>gate</c> and <c>baseline record</c>.</summary>
public sealed class JudgedOptionSet
{
    private readonly RunOptionSet run = new();
    private readonly Option<string[]> tolerance = new("--tolerance") { HelpName = "TASK=FRACTION", Description = "Largest loss of a task's score, e.g. RTE=0.05; replaces the recipe's own. May be repeated." };
    private readonly Option<double?> budget = new("--budget") { HelpName = "SECONDS", Description = "For the energy blocks of the whole run. Default: 32 for the embedded model, 420 for others." };
    private readonly MeterOptionSet meter = new("the best one that is there");
    private readonly Option<string?> baselines = BaselineCommand.FolderOption("Default: the nearest folder baselines from here up to the root of the git repository for the embedded model and tasks, none for others.");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        run.AddTo(command);
        foreach (var option in new Option[] { baselines, tolerance, budget })
        {
            command.Add(option);
        }

        meter.AddTo(command);
    }

    /// <summary>What the command line says.</summary>
    /// <exception cref="BadInputException">A number is out of its range.</exception>
    public GateOptions Read(ParseResult parsed)
    {
        var options = meter.Read(parsed, run.Read(parsed));
        var isEmbedded = options.ModelPath is null && options.GlueDirectory is null;
        return options with
        {
            BaselinePath = parsed.GetValue(baselines) ?? (isEmbedded ? BaselineFolder.FindUpwards(Environment.CurrentDirectory) : null),
            Tolerances = Tolerances(parsed.GetValue(tolerance)),
            BudgetSeconds = Budget(parsed.GetValue(budget)),
        };
    }

    private static double? Budget(double? seconds) =>
        seconds is null or > 0 ? seconds : throw new BadInputException($"--budget {seconds}: give seconds above 0");

    private static ImmutableSortedDictionary<string, double> Tolerances(string[]? given)
    {
        var tolerances = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var text in given ?? [])
        {
            if (text.Split('=') is not [var task, var number]
                || !double.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value)
                || !(value is > 0 and < 1))
            {
                throw new BadInputException($"--tolerance {text}: give TASK=FRACTION with a fraction between 0 and 1, e.g. RTE=0.05");
            }

            tolerances[GlueTasks.Parse(task).Name] = value;
        }

        return tolerances.ToImmutable();
    }
}
