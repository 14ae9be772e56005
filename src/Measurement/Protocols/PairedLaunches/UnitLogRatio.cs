using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// Reduces the blocks of a unit to a single log-ratio z. The blocks of one launch share a bias, so they are not independent replications.
/// Costs may be joules, seconds or any other positive, additive quantity: the unit cancels. Allocates nothing.
/// </summary>
public static class UnitLogRatio
{
    /// <summary>A quad's log-ratio d = (ln B1 + ln B2 - ln A1 - ln A2) / 2; NaN when a cost is not positive and finite.</summary>
    /// <param name="order">The order of the quad's blocks.</param>
    /// <param name="costs">[4] cost per run of each block, in time order.</param>
    /// <exception cref="ArgumentException">There are not four costs.</exception>
    public static double OfQuad(QuadOrder order, ReadOnlySpan<double> costs)
    {
        if (costs.Length != QuadOrder.Blocks)
        {
            throw new ArgumentException($"a quad has {QuadOrder.Blocks} blocks; given {costs.Length}", nameof(costs));
        }

        foreach (var cost in costs)
        {
            if (!(cost > 0 && double.IsFinite(cost)))
            {
                return double.NaN;
            }
        }

        var inner = Math.Log(costs[1] / costs[0] * (costs[2] / costs[3])) / 2;
        return order.Outer == ComparisonArm.Base ? inner : -inner;
    }

    /// <summary>
    /// A launch's log-ratio: the median of its quads' log-ratios, so that a burst in one quad has little effect. NaN when a quad is NaN.
    /// </summary>
    /// <param name="quads">[4] the quads' log-ratios, in any order.</param>
    /// <exception cref="ArgumentException">There are not four quads.</exception>
    public static double OfLaunch(ReadOnlySpan<double> quads)
    {
        if (quads.Length != UnitOrder.QuadsPerLaunch)
        {
            throw new ArgumentException($"a launch has {UnitOrder.QuadsPerLaunch} quads; given {quads.Length}", nameof(quads));
        }

        Span<double> sorted = stackalloc double[UnitOrder.QuadsPerLaunch];
        quads.CopyTo(sorted);
        sorted.Sort();
        return Quantiles.OfSorted(sorted, 0.5);
    }

    /// <summary>
    /// A unit's log-ratio z = ln(candidate / base): the mean of its two launches' log-ratios; NaN when any block is invalid.
    /// </summary>
    /// <param name="order">The order in which its blocks were measured.</param>
    /// <param name="costs">[32] cost per run of each block, in time order over both launches.</param>
    /// <exception cref="ArgumentException">There are not 32 costs.</exception>
    public static double Of(UnitOrder order, ReadOnlySpan<double> costs)
    {
        if (costs.Length != UnitOrder.Blocks)
        {
            throw new ArgumentException($"a unit has {UnitOrder.Blocks} blocks; given {costs.Length}", nameof(costs));
        }

        Span<double> quads = stackalloc double[UnitOrder.QuadsPerLaunch];
        var sum = 0.0;
        for (var launch = 0; launch < UnitOrder.Launches; launch++)
        {
            for (var quad = 0; quad < quads.Length; quad++)
            {
                quads[quad] = OfQuad(
                    order.Quad(launch, quad), costs.Slice((launch * quads.Length + quad) * QuadOrder.Blocks, QuadOrder.Blocks));
            }

            sum += OfLaunch(quads);
        }

        return sum / UnitOrder.Launches;
    }
}
