using System.Globalization;
using System.Security.Cryptography;
using EnergyGate.Gate.Inputs;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// Does the common work of all worker launches once: reads the models, tokenises the texts, rewrites the graphs, and writes the results
/// into a folder. The folders of two programs can be compared byte by byte.
/// </summary>
internal static class Preparation
{
    private const long InlineLimit = 1024;

    /// <summary>Prepares every requested variant.</summary>
    /// <param name="options">Model, tasks, variants, batch.</param>
    /// <param name="textsPerTask">Texts per task, spread evenly over its file.</param>
    /// <param name="folder">An empty folder, or one that does not exist.</param>
    /// <param name="notes">Receives a message per skipped graph.</param>
    public static void Run(GateOptions options, int textsPerTask, string folder, Action<string> notes)
    {
        var inputs = GateInputs.Read(options, notes);
        var settings = new RunnerSettings(1, AllowSpinning: false, options.Provider);
        Directory.CreateDirectory(folder);
        var texts = new Dictionary<string, (string File, string Hash)>(StringComparer.Ordinal);
        var graphs = new Dictionary<(string Recipe, int Group), (string File, string Hash)>();
        var sessions = new List<PreparedSession>();
        foreach (var variant in options.Variants)
        {
            var rewritten = inputs.Tasks
                .Select(task => (
                    task.Model,
                    Graph: ModelFaults.Named(
                        task.Model.GraphPath, () => RewrittenGraph.Of(variant.Graph, task.Graph, task.Inputs, settings)),
                    task.Inputs))
                .ToList();
            // Tasks whose graphs differ only in their weights cost the same: one session answers all their texts.
            var groups = rewritten.GroupBy(task => task.Graph.CostSignature).ToList();
            for (var group = 0; group < groups.Count; group++)
            {
                var (model, graph, _) = groups[group].First();
                var text = WriteTexts(folder, groups[group].Select(task => (task.Model.Task.Name, task.Inputs)), textsPerTask, texts);
                if (!graphs.TryGetValue((variant.Graph.Name, group), out var file))
                {
                    file = WriteGraph(
                        folder, graph.Result.Graph, string.Create(CultureInfo.InvariantCulture, $"{variant.Graph.Name}.{group}.onnx"));
                    graphs.Add((variant.Graph.Name, group), file);
                }

                sessions.Add(new(
                    variant.Name,
                    file.File,
                    file.Hash,
                    variant.Graph.Level,
                    text.File,
                    text.Hash,
                    variant.Feeding,
                    options.BatchSize,
                    model.Task.LogitCount));
            }
        }

        inputs.RequireUnchanged();
        PreparedTokenizer.Write(folder, inputs.Tokenizer!, inputs.MaxLength);
        PreparedFolder.Write(folder, sessions);
    }

    private static (string File, string Hash) WriteTexts(
        string folder,
        IEnumerable<(string Name, TaskInputs Inputs)> tasks,
        int textsPerTask,
        Dictionary<string, (string File, string Hash)> known)
    {
        var name = string.Join('+', tasks.Select(task => task.Name));
        if (!known.TryGetValue(name, out var written))
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"texts.{known.Count}.tsv");
            var path = Path.Combine(folder, file);
            TextsFile.Write(path, TokenizedTexts.Concatenate([.. tasks.Select(task => task.Inputs.Spread(textsPerTask))]));
            var texts = tasks.SelectMany(task => task.Inputs.SpreadTexts(textsPerTask));
            LinesFile.Write(Path.ChangeExtension(path, LinesFile.Extension), texts);
            written = (file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
            known.Add(name, written);
        }

        return written;
    }

    private static (string File, string Hash) WriteGraph(string folder, Graph graph, string name)
    {
        OnnxModel.Save(graph, Path.Combine(folder, name), externalAbove: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(OnnxModel.ToBytes(graph, InlineLimit, out var external));
        foreach (var (_, data) in external)
        {
            hash.AppendData(data.Bytes.Span);
        }

        return (name, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
