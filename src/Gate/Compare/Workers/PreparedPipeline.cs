using System.Collections.Immutable;
using EnergyGate.Variants.Sessions;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// The way from text to answer of a prepared variant. Its texts come in requests, and each request is tokenised, batched, fed, run and
/// read out within the measured block.
/// </summary>
internal sealed class PreparedPipeline : IWorkerVariant
{
    private readonly TextEncoder encoder;
    private readonly Request[] requests;

    private PreparedPipeline(TextEncoder encoder, StageTimes times, Request[] requests)
    {
        this.encoder = encoder;
        this.requests = requests;
        Stages = times;
    }

    /// <inheritdoc/>
    public StageTimes? Stages { get; }

    /// <inheritdoc/>
    public int BatchCount => requests.Length;

    /// <summary>Opens the pipeline of an open variant.</summary>
    /// <param name="folder">The prepared folder.</param>
    /// <param name="encoder">The folder's tokenizer.</param>
    /// <param name="sessions">The lines of the variant, each with its open session.</param>
    public static PreparedPipeline Open(
        string folder, TextEncoder encoder, IEnumerable<(PreparedSession Session, Runner Runner)> sessions)
    {
        var times = new StageTimes(TimeProvider.System);
        return new(
            encoder,
            times,
            [
                .. from each in sessions
                   let session = each.Session
                   let pipeline = new TextPipeline(each.Runner, session.BatchSize, session.Feeding, session.LogitCount, times)
                   from texts in LinesFile.Read(Path.Combine(folder, session.RawTextsFile)).Chunk(session.TextsPerRequest)
                   select new Request(pipeline, [.. texts], new float[texts.Length * session.LogitCount]),
            ]);
    }

    /// <inheritdoc/>
    public int TextCount(int first, int count)
    {
        var texts = 0;
        for (var i = 0; i < count; i++)
        {
            texts += requests[(first + i) % requests.Length].Texts.Length;
        }

        return texts;
    }

    /// <inheritdoc/>
    public void Clear(int batch) => requests[batch].Logits.AsSpan().Fill(float.NaN);

    /// <inheritdoc/>
    public ReadOnlySpan<float> Answers(int batch) => requests[batch].Logits;

    /// <inheritdoc/>
    public void Run(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var request = requests[(first + i) % requests.Length];
            request.Pipeline.Answer(request.Texts, encoder, request.Logits);
        }
    }

    private sealed record Request(TextPipeline Pipeline, ImmutableArray<(string Text, string? Pair)> Texts, float[] Logits);
}
