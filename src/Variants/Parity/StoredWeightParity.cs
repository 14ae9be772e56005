using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Parity;

/// <summary>
/// Checks weights that a rewrite stores as binary16 against their sources, exactly: each may be off by half a unit in the last place that
/// binary16 has at its magnitude. Other constants that keep their name must keep their bits.
/// </summary>
/// <param name="WorstWeight">Name of the weight that is furthest off; null when none is.</param>
/// <param name="Share">Its worst element's error in half units in the last place; at most 1 is inside.</param>
/// <param name="Compared">How many weights the rewrite stores as binary16.</param>
/// <param name="StoredBefore">How many weights the file itself stores in 16 bits: nothing is lost on them.</param>
public sealed record StoredWeightParity(string? WorstWeight, double Share, int Compared, int StoredBefore)
{
    private const int MinExponent = -14;
    private const int FractionBits = 10;

    /// <summary>Every tensor of the rewritten graph that is wrong: changed constants, or the widened weights that are off.</summary>
    public ImmutableArray<string> Wrong { get; init; } = [];

    /// <summary>Compares every 16-bit constant that is cast in the rewritten graph with the file's constant of that name.</summary>
    public static StoredWeightParity Compare(Graph source, Graph rewritten)
    {
        var before = source.Nodes.Count(node => WidenedConstants.Of(source, node) is not null);
        var (worst, share, compared) = ((string?)null, 0.0, 0);
        var wrong = KeptConstants.Changed(source, rewritten);
        var areKept = wrong.IsEmpty;
        foreach (var cast in rewritten.Nodes)
        {
            if (WidenedConstants.Of(rewritten, cast) is { } stored
                && source.Constant(cast.Outputs[0]) is { ElementType: ElementType.Float } original)
            {
                compared++;
                var used = ShareOf(stored, original);
                if (!(used <= 1))
                {
                    wrong = wrong.Add(cast.Outputs[0]);
                }

                if (!(used <= share))
                {
                    (worst, share) = (cast.Outputs[0], double.IsNaN(used) ? double.PositiveInfinity : used);
                }
            }
        }

        return areKept
            ? new(worst, share, compared, before) { Wrong = wrong }
            : new(wrong[0], double.PositiveInfinity, compared, before) { Wrong = wrong };
    }

    private static double ShareOf(TensorData stored, TensorData original)
    {
        if (!stored.Extents.SequenceEqual(original.Extents))
        {
            return double.PositiveInfinity;
        }

        var actual = stored.As<float>();
        var expected = original.As<float>();
        var worst = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Math.Abs((double)actual[i] - expected[i]);
            var used = error == 0 ? 0 : error / HalfUnit(expected[i]);
            if (!(used <= worst))
            {
                worst = used;
            }

            if (double.IsNaN(worst))
            {
                break;
            }
        }

        return worst;
    }

    /// <summary>2^(e - 11) for a number of magnitude 2^e .. 2^(e + 1); below 2^-14 binary16's steps no longer shrink.</summary>
    private static double HalfUnit(float value) => Math.ScaleB(1, Math.Max(Math.ILogB(value), MinExponent) - FractionBits - 1);
}
