using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>One session of a prepared variant: everything that a worker needs to run it, as files beside the list.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="GraphFile">The rewritten graph, a file name in the same folder.</param>
/// <param name="GraphHash">SHA-256 of the graph with its weights, in hexadecimal digits.</param>
/// <param name="Level">How far ONNX Runtime may rewrite it.</param>
/// <param name="TextsFile">The tokens of its texts, a file name in the same folder.</param>
/// <param name="TextsHash">SHA-256 of that file.</param>
/// <param name="Feeding">How the texts are put into batches.</param>
/// <param name="BatchSize">Maximum texts per batch.</param>
/// <param name="LogitCount">Logits per text.</param>
internal sealed record PreparedSession(
    string Variant,
    string GraphFile,
    string GraphHash,
    SessionLevel Level,
    string TextsFile,
    string TextsHash,
    FeedingPolicy Feeding,
    int BatchSize,
    int LogitCount)
{
    // A request of two batches leaves the feeding policy something to do, and takes about as long as a block of a small model.
    private const int BatchesPerRequest = 2;

    /// <summary>The same texts before they were tokenised, a file name in the same folder.</summary>
    public string RawTextsFile => Path.ChangeExtension(TextsFile, LinesFile.Extension);

    /// <summary>Maximum texts per request of the pipeline.</summary>
    public int TextsPerRequest => BatchesPerRequest * BatchSize;

    /// <summary>The work of a session, without file names: equal for sessions that do the same work.</summary>
    public string Identity => string.Join(' ', GraphHash, Level, TextsHash, Feeding, BatchSize, LogitCount);
}
