using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Variants.Parity;

/// <summary>Compares the values inside a rewritten graph with those of its source.</summary>
/// <param name="WorstValue">Name of the hidden state that uses the largest share of its tolerance; null when none can be compared.</param>
/// <param name="Share">The share it uses; at most 1 is inside.</param>
/// <param name="Compared">How many hidden states were compared.</param>
/// <param name="FirstDiverging">The first node of the rewritten graph whose output leaves the tolerance; null when all are inside.</param>
public sealed record HiddenStateParity(string? WorstValue, double Share, int Compared, string? FirstDiverging)
{
    /// <summary>
    /// Runs both graphs on one batch and compares their hidden states; on a failure also every common value, to locate the first deviation.
    /// </summary>
    public static HiddenStateParity Compare(
        Graph source, Graph rewritten, TokenizedTexts texts, BatchPlan plan, ParityTolerance tolerance, RunnerSettings settings)
    {
        var shares = Shares(source, rewritten, ComparableValues.HiddenStates(source, rewritten), texts, plan, tolerance, settings);
        var worst = shares.IsEmpty ? (Value: null, Share: 0.0) : shares.MaxBy(value => value.Share);
        if (worst.Share <= 1)
        {
            return new(worst.Value, worst.Share, shares.Length, null);
        }

        var all = Shares(source, rewritten, ComparableValues.All(source, rewritten), texts, plan, tolerance, settings);
        var first = all.FirstOrDefault(value => !(value.Share <= 1)).Value ?? worst.Value!;
        return new(worst.Value, worst.Share, shares.Length, rewritten.Index.Producer(first)?.ToString() ?? first);
    }

    private static ImmutableArray<(string? Value, double Share)> Shares(
        Graph source,
        Graph rewritten,
        ImmutableArray<string> values,
        TokenizedTexts texts,
        BatchPlan plan,
        ParityTolerance tolerance,
        RunnerSettings settings)
    {
        var expected = ValueProbe.Run(source, values, texts, plan, settings);
        var actual = ValueProbe.Run(rewritten, values, texts, plan, settings);
        return
        [
            .. values
                .Where(value => expected.ContainsKey(value) && actual.ContainsKey(value))
                .Select(value => (Value: (string?)value, Share: ShareOf(actual[value], expected[value], tolerance))),
        ];
    }

    // NaN and mismatched shapes must not count as the smallest share.
    private static double ShareOf(float[] actual, float[] expected, ParityTolerance tolerance)
    {
        var share = actual.Length == expected.Length ? tolerance.HiddenStateShare(actual, expected) : double.PositiveInfinity;
        return double.IsNaN(share) ? double.PositiveInfinity : share;
    }
}
