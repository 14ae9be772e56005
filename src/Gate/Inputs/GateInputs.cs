using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Inputs;

/// <summary>The inputs of a run, read completely before anything is measured, so that bad input stops the run at once.</summary>
/// <param name="Name">The model's name, without its path.</param>
/// <param name="MaxLength">Maximum sequence length in tokens: as requested, and at most what every model takes.</param>
/// <param name="Tasks">Each task's model, graph and inputs.</param>
internal sealed record GateInputs(string Name, int MaxLength, ImmutableArray<(TaskModel Model, Graph Graph, TaskInputs Inputs)> Tasks)
{
    /// <summary>Vocabulary and settings of the tokenizer; null for texts that were not tokenised here.</summary>
    public TokenizerConfiguration? Tokenizer { get; init; }

    /// <summary>The models' files as they were read; null for graphs that come from no file.</summary>
    public ModelSnapshot? Files { get; init; }

    /// <summary>Reads models, vocabulary and dev files.</summary>
    /// <param name="options">Options of the run.</param>
    /// <param name="notes">Receives a message per skipped graph.</param>
    public static GateInputs Read(GateOptions options, Action<string> notes)
    {
        var models = ModelsOf(options, notes);
        var maxLength = LengthOf(models, options);
        var configuration = VocabularyOf(options, models[0]);
        var tokenizer = WordPieceTokenizer.FromConfiguration(configuration);
        var files = new ModelSnapshot();
        var tasks = models.Select(model =>
        {
            var graph = files.Load(model.GraphPath);
            VocabularyFit.Check(tokenizer, configuration.VocabularyPath, graph, model);
            return (model, graph, TaskInputs.Read(model.Task, DataFolderOf(options), tokenizer, maxLength));
        });
        return new(NameOf(options), maxLength, [.. tasks]) { Tokenizer = configuration, Files = files };
    }

    /// <summary>Refuses a run whose model is no longer the one that was read: its report would name a file that it did not judge.</summary>
    /// <exception cref="BadInputException">A file of a model changed or is gone; the message names it.</exception>
    public void RequireUnchanged()
    {
        if (Files?.FirstChangedFile() is { } changed)
        {
            throw new BadInputException(
                $"{changed} changed during the run: the results are those of the file as it was read, and none are kept; run again");
        }
    }

    /// <summary>The model's name, without its path; nothing is read.</summary>
    /// <param name="options">Options of the run.</param>
    public static string NameOf(GateOptions options) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(ModelPathOf(options))));

    /// <summary>
    /// Maximum sequence length in tokens: as requested, and at most what every model takes. Reads only the models' configurations.
    /// </summary>
    /// <param name="options">Options of the run.</param>
    public static int MaxLengthOf(GateOptions options) => LengthOf(ModelsOf(options, _ => { }), options);

    private static string ModelPathOf(GateOptions options) => options.ModelPath ?? EmbeddedData.ModelFolder;

    private static string DataFolderOf(GateOptions options) => options.GlueDirectory ?? EmbeddedData.TaskFolder;

    private static ImmutableArray<TaskModel> ModelsOf(GateOptions options, Action<string> notes) =>
        ModelSource.Find(ModelPathOf(options), options.Tasks, DataFolderOf(options), notes);

    private static int LengthOf(ImmutableArray<TaskModel> models, GateOptions options) =>
        models.Select(model => model.Configuration.MaxPositions ?? options.MaxLength).Append(options.MaxLength).Min();

    private static TokenizerConfiguration VocabularyOf(GateOptions options, TaskModel model)
    {
        var configuration = options.VocabularyPath is { } path
            ? TokenizerConfiguration.ForVocabulary(path)
            : BesideModel(Path.GetDirectoryName(Path.GetFullPath(model.GraphPath))!);
        return options.Cased ? configuration with { LowerCase = false } : configuration;
    }

    // With one folder per task, the vocabulary is often in the folder above.
    private static TokenizerConfiguration BesideModel(string folder) =>
        TokenizerConfiguration.Find(folder)
        ?? (Path.GetDirectoryName(folder) is { } parent ? TokenizerConfiguration.Find(parent) : null)
        ?? TokenizerConfiguration.FromModelFolder(folder);
}
