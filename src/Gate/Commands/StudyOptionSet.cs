using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Studies;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Commands;

/// <summary>Options of <c>certify</c> and <c>selftest</c>: a resumable study that compares one variant with itself many times.</summary>
/// <param name="comparisons">Default number of comparisons.</param>
/// <param name="budget">Default time per comparison (s).</param>
/// <param name="variantHelp">Help text of <c>--variants</c>.</param>
internal sealed class StudyOptionSet(int comparisons, double budget, string variantHelp)
{
    /// <summary>The default variant.</summary>
    public const string MeasuredVariant = "fp32-cpu";

    private const int BatchSize = 8;

    private readonly RunOptionSet run = new(BatchSize, hasThreads: false, variantHelp);
    private readonly MeterOptionSet meter = new(MeterOptionSet.OfComparisons);
    private readonly Option<int> count = new("--comparisons")
    {
        HelpName = "N",
        Description = "Total number of comparisons; completed ones in the folder of --into are reused.",
        DefaultValueFactory = _ => comparisons,
    };
    private readonly Option<double?> seconds = new("--budget")
    {
        HelpName = "SECONDS",
        Description = FormattableString.Invariant(
            $"Stop starting new units of a comparison after SECONDS. Default: {budget}; up to 3600 for a meter that needs long blocks."),
    };
    private readonly Option<double?> minutes = new("--minutes")
    {
        HelpName = "N",
        Description = "Stop starting new comparisons after N minutes (selftest: per planted size); a later call resumes. "
            + "Default: no limit.",
    };
    private readonly Option<string> into = new("--into")
    {
        HelpName = "DIR",
        Description = "Folder of the records, one line per comparison.",
        DefaultValueFactory = _ => Path.Combine("artifacts", "study"),
    };
    private readonly Option<bool> pipeline = new("--pipeline")
    {
        Description = "Measure from text to answer instead of the session alone.",
    };
    private readonly Option<long> seed = new("--seed")
    {
        HelpName = "N",
        Description = "Random seed for the launch and block order (selftest: and for the draws of --flips).",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        run.AddTo(command);
        meter.AddTo(command);
        foreach (var option in new Option[] { count, seconds, minutes, into, pipeline, seed })
        {
            command.Add(option);
        }
    }

    /// <summary>What the command line says.</summary>
    /// <exception cref="BadInputException">A number is out of its range, or more than one variant is named.</exception>
    /// <exception cref="MeterChoiceException">The meter is unknown.</exception>
    public StudyRequest Read(ParseResult parsed) => new(
        meter.Read(parsed, run.Read(parsed)),
        Variant(parsed, MeasuredVariant).Name,
        parsed.GetValue(count) is var number and >= 1
            ? number
            : throw new BadInputException($"--comparisons {parsed.GetValue(count)}: give a whole number of at least 1"),
        parsed.GetValue(seconds) switch
        {
            null => new Seconds(budget),
            > 0 and < double.PositiveInfinity and var given => new Seconds(given),
            var given => throw new BadInputException(FormattableString.Invariant($"--budget {given}: give seconds above 0")),
        },
        HasBudget: parsed.GetValue(seconds) is not null,
        parsed.GetValue(minutes) is var limit and (null or (>= 0 and < double.PositiveInfinity))
            ? limit is { } value ? new Seconds(60 * value) : null
            : throw new BadInputException(FormattableString.Invariant($"--minutes {parsed.GetValue(minutes)}: give 0 or more minutes")),
        parsed.GetValue(into)!,
        (ulong)parsed.GetValue(seed))
    {
        IsPipeline = parsed.GetValue(pipeline),
    };

    /// <summary>Model and tasks for a study of answers: with the gate's default batch size, and the gate's stored answers.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="defaultVariant">The default variant.</param>
    /// <returns>The options of the run, and the variant.</returns>
    /// <exception cref="BadInputException">A number is out of its range, or more than one variant is named.</exception>
    public (GateOptions Options, VariantRecipe Variant) ReadAnswers(ParseResult parsed, string defaultVariant)
    {
        var options = run.Read(parsed);
        var isEmbedded = options is { ModelPath: null, GlueDirectory: null };
        return (
            options with
            {
                BatchSize = run.HasBatch(parsed) ? options.BatchSize : new GateOptions().BatchSize,
                BaselinePath = isEmbedded ? BaselineFolder.FindUpwards(Environment.CurrentDirectory) : null,
                Variants = VariantCatalog.All,
            },
            Variant(parsed, defaultVariant));
    }

    private VariantRecipe Variant(ParseResult parsed, string defaultVariant)
    {
        var named = run.HasVariants(parsed) ? run.Read(parsed).Variants : [VariantCatalog.Find(defaultVariant)];
        return named is [var only]
            ? only
            : throw new BadInputException(
                $"--variants {string.Join(',', named.Select(given => given.Name))}: give one; a study compares one variant with itself");
    }
}
