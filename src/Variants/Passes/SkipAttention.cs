using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// Leaves out the attention sublayers that change their input least: x + attention(x) becomes x, the normalisation after it stays. The
/// measure is the cosine between x and x + attention(x) per token, averaged over the tokens of the calibration texts, as in He et al.,
/// "What Matters in Transformers? Not All Attention is Needed" (arXiv 2406.15786), and found for late layers by Tyukin et al. (arXiv
/// 2404.05741). All sublayers are ranked once, in the whole graph; of equal ones the later is left out first. Lossy.
/// </summary>
internal sealed class SkipAttention : ICalibratedPass
{
    private readonly int count;
    private readonly ImmutableArray<(string Output, double Similarity)> ranked;

    /// <summary>A pass that has not been calibrated yet.</summary>
    /// <param name="count">How many sublayers to leave out, at least 1; fewer than the graph has.</param>
    public SkipAttention(int count)
        : this(count, [])
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
    }

    private SkipAttention(int count, ImmutableArray<(string Output, double Similarity)> ranked)
    {
        this.count = count;
        this.ranked = ranked;
    }

    /// <inheritdoc/>
    public string Name => "skip-attention";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Lossy;

    /// <inheritdoc/>
    public bool IsCalibrated => !ranked.IsEmpty;

    /// <inheritdoc/>
    public ImmutableArray<string> Watched(Graph graph) =>
        [.. Sublayers(graph).SelectMany(sublayer => new[] { sublayer.Input, sublayer.Output }).Distinct()];

    /// <inheritdoc/>
    public IGraphPass Calibrated(Graph graph, IReadOnlyDictionary<string, float[]> values)
    {
        var sublayers = Sublayers(graph);
        var similarities = sublayers.Select(sublayer =>
        {
            if (!values.TryGetValue(sublayer.Input, out var input) || !values.TryGetValue(sublayer.Output, out var output)
                || MeanCosine.Of(input, output, sublayer.Width) is not { } similarity || !double.IsFinite(similarity))
            {
                throw new CalibrationException(Name, $"the calibration texts give no numbers at '{sublayer.Output}'");
            }

            return (sublayer.Output, Similarity: similarity);
        });
        return new SkipAttention(count, [.. similarities.Reverse().OrderByDescending(sublayer => sublayer.Similarity)]);
    }

    /// <inheritdoc/>
    /// <exception cref="CalibrationException">It has not been calibrated.</exception>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        if (!IsCalibrated)
        {
            throw new CalibrationException(Name, "which sublayers can be left out is chosen on calibration texts, and there are none");
        }

        var chosen = ranked.Take(count).ToArray();
        foreach (var sublayer in AttentionSublayer.All(graph, (_, _) => { }))
        {
            var similarity = ranked.FirstOrDefault(entry => entry.Output == sublayer.Output).Similarity;
            if (chosen.Any(entry => entry.Output == sublayer.Output))
            {
                return Patch(graph, sublayer, similarity);
            }

            refuse(
                new(
                    Name, sublayer.Sum.ToString(),
                    $"it changes its input more (cosine {Number(similarity)}) "
                    + $"than what is left out (at least {Number(chosen[^1].Similarity)})"));
        }

        return null;
    }

    private static GraphPatch Patch(Graph graph, AttentionSublayer sublayer, double similarity)
    {
        var readers = graph.Index.Consumers(sublayer.Output);
        return new()
        {
            Label = $"attention before {sublayer.Output} left out, cosine of its input and output {Number(similarity)}",
            Remove = [sublayer.Sum, .. readers],
            Add =
            [
                .. readers.Select(reader =>
                    reader with
                    {
                        Inputs = [.. reader.Inputs.Select(input => input == sublayer.Output ? sublayer.Input : input)],
                    }),
            ],
        };
    }

    private IReadOnlyList<AttentionSublayer> Sublayers(Graph graph)
    {
        var reasons = new List<string>();
        var sublayers = AttentionSublayer.All(graph, (node, reason) => reasons.Add($"; {node}: {reason}"));
        return sublayers.Count > count
            ? sublayers
            : throw new CalibrationException(
                Name,
                $"{count} of the {sublayers.Count} attention sublayers that are known in the graph cannot be left out: "
                + $"at least one must stay{string.Concat(reasons.Take(1))}");
    }

    private static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
