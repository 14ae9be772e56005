using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Commands;

/// <summary>Options of every command that runs a model: model, tasks, variants and batches.</summary>
/// <param name="batchSize">Default batch size in sequences; null for that of <see cref="GateOptions"/>.</param>
/// <param name="hasThreads">Whether <c>--threads</c> is offered; otherwise the command decides the number of threads.</param>
/// <param name="variantsHelp">Help text of <c>--variants</c>; null for the usual one.</param>
internal sealed class RunOptionSet(int? batchSize = null, bool hasThreads = true, string? variantsHelp = null)
{
    private static readonly GateOptions Defaults = new();

    private readonly Option<string?> model = new("--model")
    {
        HelpName = "PATH",
        Description = "Model file, or folder: with TASK.onnx and TASK.config.json, or with one folder per task that has model.onnx and "
            + "config.json. Default: the embedded model.",
    };
    private readonly Option<string?> vocabulary = new("--vocab")
    {
        HelpName = "FILE",
        Description = "WordPiece vocabulary. Default: vocab.txt or tokenizer.json next to the model.",
    };
    private readonly Option<bool> cased = new("--cased")
    {
        Description = "Do not lowercase the input (cased model). Default: as in tokenizer_config.json, otherwise lowercase.",
    };
    private readonly Option<string?> glue = new("--glue")
    {
        HelpName = "DIR",
        Description = "GLUE folders as downloaded (SST-2/dev.tsv ...). Default: the embedded tasks, which are not GLUE.",
    };
    private readonly Option<string[]> tasks = new("--tasks")
    {
        HelpName = "A,B",
        Description = "Tasks to run. Default: every task that both model and data have.",
    };
    private readonly Option<string[]> variants = new("--variants")
    {
        HelpName = "A,B",
        Description = variantsHelp ?? "Variants to try (see energygate variants). Default: all.",
    };
    private readonly Option<int> batch = new("--batch")
    {
        HelpName = "N",
        Description = "Sequences per batch.",
        DefaultValueFactory = _ => batchSize ?? Defaults.BatchSize,
    };
    private readonly Option<int> threads = new("--threads")
    {
        HelpName = "N",
        Description = "Threads per session. Energy is always measured on one thread.",
        DefaultValueFactory = _ => Defaults.Threads,
    };
    private readonly Option<int> maxLength = new("--max-length")
    {
        HelpName = "N",
        Description = "Maximum sequence length in tokens; never more than the model's max_position_embeddings.",
        DefaultValueFactory = _ => Defaults.MaxLength,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [model, vocabulary, cased, glue, tasks, variants, batch, threads, maxLength];
        foreach (var option in options.Where(option => option != threads || hasThreads))
        {
            command.Add(option);
        }
    }

    /// <summary>Whether the command line names variants.</summary>
    public bool HasVariants(ParseResult parsed) => Names(parsed.GetValue(variants)) is not null;

    /// <summary>Whether the command line gives a batch size.</summary>
    public bool HasBatch(ParseResult parsed) => parsed.GetResult(batch) is { Implicit: false };

    /// <summary>What the command line says.</summary>
    /// <exception cref="BadInputException">A number is out of its range.</exception>
    public GateOptions Read(ParseResult parsed) => Defaults with
    {
        ModelPath = parsed.GetValue(model),
        VocabularyPath = parsed.GetValue(vocabulary),
        Cased = parsed.GetValue(cased),
        GlueDirectory = parsed.GetValue(glue),
        Tasks = Names(parsed.GetValue(tasks)) is { } names ? [.. names.Select(GlueTasks.Parse).Distinct()] : null,
        Variants = Names(parsed.GetValue(variants)) is { } chosen ? [.. chosen.Select(VariantCatalog.Find).Distinct()] : Defaults.Variants,
        BatchSize = AtLeast(1, parsed.GetValue(batch), "--batch"),
        Threads = hasThreads ? AtLeast(1, parsed.GetValue(threads), "--threads") : Defaults.Threads,
        MaxLength = AtLeast(3, parsed.GetValue(maxLength), "--max-length"),
    };

    private static ImmutableArray<string>? Names(string[]? given)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        ImmutableArray<string> names = [.. (given ?? []).SelectMany(list => list.Split(',', Trimmed))];
        return names.IsEmpty ? null : names;
    }

    private static int AtLeast(int min, int value, string option) =>
        value >= min ? value : throw new BadInputException($"{option} {value}: give a whole number of at least {min}");
}
