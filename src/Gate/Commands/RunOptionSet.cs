using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Commands;

/// <summary>What is run and how: the options of every command that runs variants of a model on tasks.</summary>
/// <param name="defaultBatch">Sequences in a batch where the command line does not say.</param>
/// <param name="hasThreads">Whether the command's sessions run on as many threads as it is told; otherwise <c>--threads</c> is not offered.</param>
/// <param name="variantsHelp">What <c>--variants</c> names there; null where it names what is tried.</param>
public sealed class RunOptionSet(int defaultBatch = 32, bool hasThreads = true, string? variantsHelp = null)
{
    private readonly Option<string?> model = new("--model") { HelpName = "PATH", Description = "A model file, or a folder: task.onnx + task.config.json, or one folder a task with model.onnx + config.json. Default: the embedded model." };
    private readonly Option<string?> vocabulary = new("--vocab") { HelpName = "FILE", Description = "WordPiece vocabulary. Default: vocab.txt or tokenizer.json beside the model." };
    private readonly Option<bool> cased = new("--cased") { Description = "Letters keep their case. Default: what tokenizer_config.json says, else lower case." };
    private readonly Option<string?> glue = new("--glue") { HelpName = "DIR", Description = "GLUE folders as downloaded (SST-2/dev.tsv ...). Default: the embedded stand-in tasks." };
    private readonly Option<string[]> tasks = new("--tasks") { HelpName = "A,B", Description = "Tasks to run. Default: all that model and data have." };
    private readonly Option<string[]> variants = new("--variants") { HelpName = "A,B", Description = variantsHelp ?? "Variants to try (see energygate variants). Default: all." };
    private readonly Option<int> batch = new("--batch") { HelpName = "N", Description = "Sequences in a batch.", DefaultValueFactory = _ => defaultBatch };
    private readonly Option<int> threads = new("--threads") { HelpName = "N", Description = "Threads of a session; blocks whose joules are judged run on one.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<int> maxLength = new("--max-length") { HelpName = "N", Description = "Longest sequence in tokens, never above the model's max_position_embeddings.", DefaultValueFactory = _ => 128 };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { model, vocabulary, cased, glue, tasks, variants, batch, threads, maxLength }.Where(option => option != threads || hasThreads))
        {
            command.Add(option);
        }
    }

    /// <summary>Whether the command line names variants.</summary>
    public bool HasVariants(ParseResult parsed) => Names(parsed.GetValue(variants)) is not null;

    /// <summary>Whether the command line gives a batch.</summary>
    public bool HasBatch(ParseResult parsed) => parsed.GetResult(batch) is { Implicit: false };

    /// <summary>What the command line says.</summary>
    /// <exception cref="BadInputException">A number is out of its range.</exception>
    public GateOptions Read(ParseResult parsed) => new()
    {
        ModelPath = parsed.GetValue(model),
        VocabularyPath = parsed.GetValue(vocabulary),
        Cased = parsed.GetValue(cased),
        GlueDirectory = parsed.GetValue(glue),
        Tasks = Names(parsed.GetValue(tasks)) is { } names ? [.. names.Select(GlueTasks.Parse).Distinct()] : null,
        Variants = Names(parsed.GetValue(variants)) is { } chosen ? [.. chosen.Select(VariantCatalog.Find).Distinct()] : VariantCatalog.All,
        BatchSize = AtLeast(1, parsed.GetValue(batch), "--batch"),
        Threads = hasThreads ? AtLeast(1, parsed.GetValue(threads), "--threads") : Environment.ProcessorCount,
        MaxLength = AtLeast(3, parsed.GetValue(maxLength), "--max-length"),
    };

    private static ImmutableArray<string>? Names(string[]? given)
    {
        ImmutableArray<string> names = [.. (given ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return names.IsEmpty ? null : names;
    }

    private static int AtLeast(int least, int value, string option) =>
        value >= least ? value : throw new BadInputException($"{option} {value}: give a whole number of at least {least}");
}
