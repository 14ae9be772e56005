using EnergyGate.Gate.Hosting;
using EnergyGate.Graphs;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Inputs;

/// <summary>
/// Refuses a vocabulary that is not the model's: its ids would pick other words' rows, and every figure would be nonsense.
/// </summary>
internal static class VocabularyFit
{
    // Embedding tables are padded to multiples of up to 1024 rows for speed; a vocabulary smaller by more is another model's.
    private const int MaxPadding = 1024;

    /// <summary>Compares the vocabulary with the rows of the word embedding.</summary>
    /// <exception cref="BadInputException">It has more tokens than the embedding has rows, or far fewer.</exception>
    public static void Check(WordPieceTokenizer tokenizer, string vocabulary, Graph graph, TaskModel model) =>
        Check(tokenizer, vocabulary, graph, model.GraphPath, model.Configuration.VocabularySize);

    /// <summary>Compares the vocabulary with the rows of the word embedding, or with a size that a configuration declares.</summary>
    /// <exception cref="BadInputException">It has more tokens than the embedding has rows, or far fewer.</exception>
    public static void Check(WordPieceTokenizer tokenizer, string vocabulary, Graph graph, string graphPath, int? declaredSize = null)
    {
        var rows = EmbeddingRows(graph) ?? declaredSize;
        if (rows is null)
        {
            return;
        }

        if (tokenizer.VocabularySize > rows || tokenizer.VocabularySize <= rows - MaxPadding)
        {
            throw new BadInputException(
                $"the vocabulary {vocabulary} does not fit {Path.GetFileName(graphPath)}: it has {tokenizer.VocabularySize} tokens, "
                + $"the model's word embedding {rows} rows; give the model's own vocabulary with --vocab");
        }
    }

    // The table that input_ids index, directly or through a cast.
    private static int? EmbeddingRows(Graph graph)
    {
        var readers = graph.Index.Consumers("input_ids");
        var lookups = readers.Concat(readers.Where(node => node.Is("Cast")).SelectMany(cast => graph.Index.Consumers(cast.Outputs[0])));
        foreach (var node in lookups)
        {
            var table = node.OperatorType switch
            {
                "Gather" => node.Input(0),
                "EmbedLayerNormalization" => node.Input(2),
                _ => "",
            };
            if (Stored(graph, table) is { Extents: [var rows, _] })
            {
                return (int)rows;
            }
        }

        return null;
    }

    // A table in 16 bits is cast before it is read.
    private static TensorData? Stored(Graph graph, string table) =>
        graph.Constant(table) ?? (graph.Index.Producer(table) is { } cast && cast.Is("Cast") ? graph.Constant(cast.Input(0)) : null);
}
