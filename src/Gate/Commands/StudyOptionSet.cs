using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Studies.Comparisons;
using EnergyGate.Measurement.Meters;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Commands;

/// <summary>What <c>certify</c> and <c>selftest</c> share: one cell, compared with itself many times, resumable.</summary>
/// <param name="comparisons">Default number of comparisons.</param>
/// <param name="budget">Default seconds of each.</param>
/// <param name="variantHelp">What the one variant is for.</param>
internal sealed class StudyOptionSet(int comparisons, double budget, string variantHelp)
{
    /// <summary>The variant of a study that is given none.</summary>
    public const string MeasuredVariant = "fp32-cpu";

    private const int DefaultBatch = 8;

    private readonly RunOptionSet run = new(DefaultBatch, hasThreads: false, variantHelp);
    private readonly MeterOptionSet meter = new(MeterOptionSet.OfComparisons);
    private readonly Option<int> count = new("--comparisons") { HelpName = "N", Description = "Comparisons in all; those that the file holds already are not made again.", DefaultValueFactory = _ => comparisons };
    private readonly Option<double?> seconds = new("--budget") { HelpName = "SECONDS", Description = FormattableString.Invariant($"For each comparison. Default: {budget}; up to 3600 where a meter needs long blocks.") };
    private readonly Option<double?> minutes = new("--minutes") { HelpName = "N", Description = "After so many minutes no comparison begins (of each size that is planted); a later call goes on." };
    private readonly Option<string> into = new("--into") { HelpName = "DIR", Description = "Folder of the records: a line a comparison.", DefaultValueFactory = _ => Path.Combine("artifacts", "study") };
    private readonly Option<long> seed = new("--seed") { HelpName = "N", Description = "Seed of the coins.", DefaultValueFactory = _ => 1 };

    public void AddTo(Command command)
    {
        run.AddTo(command);
        meter.AddTo(command);
        foreach (var option in new Option[] { count, seconds, minutes, into, seed })
        {
            command.Add(option);
        }
    }

    /// <summary>What the command line says.</summary>
    /// <exception cref="BadInputException">A number is out of its range, or more than one variant is named.</exception>
    /// <exception cref="MeterChoiceException">There is no such meter.</exception>
    public StudyRequest Read(ParseResult parsed) => new(
        meter.Read(parsed, run.Read(parsed)),
        Variant(parsed, MeasuredVariant).Name,
        parsed.GetValue(count) is var number and >= 1 ? number : throw new BadInputException($"--comparisons {parsed.GetValue(count)}: give a whole number of at least 1"),
        parsed.GetValue(seconds) switch
        {
            null => budget,
            > 0 and < double.PositiveInfinity and var given => given,
            var given => throw new BadInputException(FormattableString.Invariant($"--budget {given}: give seconds above 0")),
        },
        HasBudget: parsed.GetValue(seconds) is not null,
        parsed.GetValue(minutes) is var limit and (null or (>= 0 and < double.PositiveInfinity))
            ? limit
            : throw new BadInputException(FormattableString.Invariant($"--minutes {parsed.GetValue(minutes)}: give minutes from 0 on")),
        parsed.GetValue(into)!,
        (ulong)parsed.GetValue(seed));

    /// <summary>What the command line says of model and tasks, for answers: the batch of the gate, with its stored answers, unless another one is given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="usual">The variant where none is named.</param>
    /// <returns>The run, and the variant.</returns>
    /// <exception cref="BadInputException">A number is out of its range, or more than one variant is named.</exception>
    public (GateOptions Options, VariantRecipe Variant) ReadAnswers(ParseResult parsed, string usual)
    {
        var options = run.Read(parsed);
        return (
            options with
            {
                BatchSize = run.HasBatch(parsed) ? options.BatchSize : new GateOptions().BatchSize,
                BaselinePath = options is { ModelPath: null, GlueDirectory: null } ? BaselineFolder.FindUpwards(Environment.CurrentDirectory) : null,
                Variants = VariantCatalog.All,
            },
            Variant(parsed, usual));
    }

    private VariantRecipe Variant(ParseResult parsed, string usual)
    {
        var named = run.HasVariants(parsed) ? run.Read(parsed).Variants : [VariantCatalog.Find(usual)];
        return named is [var only] ? only : throw new BadInputException($"--variants {string.Join(',', named.Select(variant => variant.Name))}: give one, a study has one variant");
    }
}
