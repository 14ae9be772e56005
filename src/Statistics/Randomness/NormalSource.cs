namespace EnergyGate.Statistics.Randomness;

/// <summary>
/// Standard normal numbers by the ziggurat of 128 layers (Marsaglia and Tsang 2000, in the form of Doornik 2005): exact, and a few
/// nanoseconds each.
/// </summary>
public static class NormalSource
{
    private const int Layers = 128;
    private const double TailStart = 3.442619855899;
    private const double LayerArea = 9.91256303526217e-3;

    private static readonly double[] Edges = MakeEdges();
    private static readonly double[] Ratios = [.. Enumerable.Range(0, Layers).Select(i => Edges[i + 1] / Edges[i])];

    /// <summary>A number of the standard normal distribution.</summary>
    /// <param name="random">Where its bits come from.</param>
    public static double Next(SplitMix64 random)
    {
        while (true)
        {
            var bits = random.Next();
            var layer = (int)(bits & (Layers - 1));
            var uniform = 2 * ((bits >> 11) * (1.0 / (1UL << 53))) - 1;
            if (Math.Abs(uniform) < Ratios[layer])
            {
                return uniform * Edges[layer];
            }

            if (layer == 0)
            {
                return Tail(random, uniform < 0);
            }

            var value = uniform * Edges[layer];
            var outer = Math.Exp(-0.5 * (Edges[layer] * Edges[layer] - value * value));
            var inner = Math.Exp(-0.5 * (Edges[layer + 1] * Edges[layer + 1] - value * value));
            if (inner + random.NextUniform() * (outer - inner) < 1)
            {
                return value;
            }
        }
    }

    private static double Tail(SplitMix64 random, bool isNegative)
    {
        double x, y;
        do
        {
            x = Math.Log(1 - random.NextUniform()) / TailStart;
            y = Math.Log(1 - random.NextUniform());
        }
        while (-2 * y < x * x);

        return isNegative ? x - TailStart : TailStart - x;
    }

    private static double[] MakeEdges()
    {
        var edges = new double[Layers + 1];
        var density = Math.Exp(-0.5 * TailStart * TailStart);
        edges[0] = LayerArea / density;
        edges[1] = TailStart;
        for (var i = 2; i < Layers; i++)
        {
            edges[i] = Math.Sqrt(-2 * Math.Log(LayerArea / edges[i - 1] + density));
            density = Math.Exp(-0.5 * edges[i] * edges[i]);
        }

        return edges;
    }
}
