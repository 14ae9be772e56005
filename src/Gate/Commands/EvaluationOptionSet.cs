using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Commands;

/// <summary>Options of <c>gate</c> and <c>baseline record</c>: baselines, tolerances, energy budget and meter.</summary>
internal sealed class EvaluationOptionSet
{
    private readonly RunOptionSet run = new();
    private readonly MeterOptionSet meter = new("the best available");
    private readonly Option<string?> baselines = BaselineCommand.FolderOption(
        "Default: for the embedded model on its own tasks, the nearest folder named baselines, from here up to the git root; "
        + "otherwise none.");
    private readonly Option<string[]> tolerance = new("--tolerance")
    {
        HelpName = "TASK=FRACTION",
        Description = "Largest allowed loss of a task's score, e.g. RTE=0.05; replaces the variant's own tolerance. Repeatable.",
    };
    private readonly Option<double?> budget = new("--budget")
    {
        HelpName = "SECONDS",
        Description = "Time for all energy blocks of the run; 0 leaves energy out. Default: 32 for the embedded model, 420 for others; up "
            + "to 1200 for a meter that needs long windows.",
    };

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
            Budget = Budget(parsed.GetValue(budget)),
        };
    }

    private static Seconds? Budget(double? seconds) => seconds is null
        ? null
        : seconds >= 0
        ? new(seconds.Value)
        : throw new BadInputException(FormattableString.Invariant($"--budget {seconds}: give 0 or more seconds"));

    private static ImmutableSortedDictionary<string, double> Tolerances(string[]? given)
    {
        var tolerances = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var text in given ?? [])
        {
            if (text.Split('=') is not [var task, var number]
                || !double.TryParse(number, CultureInfo.InvariantCulture, out var value)
                || !(value is > 0 and < 1))
            {
                throw new BadInputException($"--tolerance {text}: give TASK=FRACTION with a fraction between 0 and 1, e.g. RTE=0.05");
            }

            tolerances[GlueTasks.Parse(task).Name] = value;
        }

        return tolerances.ToImmutable();
    }
}
