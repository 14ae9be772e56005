using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Statistics.Sequential;

/// <summary>
/// Confidence sequence of the log-ratio: an interval that is valid at every stopping time. It holds every c that neither of two betting
/// games against "symmetric about c" has refuted so far. Each game is a mixture of three e-processes, which is an e-process too: the
/// decision's own bets, so that interval and decision agree, and two kinds of bets that shrink with the number of units, one with small and
/// one with large stakes, so that the interval is narrow whenever the test stops (after the predictable plug-in of Waudby-Smith and Ramdas,
/// JRSS B 86, 2024, 1-27).
/// </summary>
internal static class AnytimeInterval
{
    /// <summary>
    /// Share of the decision's bets. At 0.4 a decision with an error of 1 % or less (evidence 100) makes the mixture's evidence at least
    /// 40, so the 95 % bound is on the decision's side.
    /// </summary>
    private const double DecisionShare = 0.4;

    private const double CarefulShare = 0.35;
    private const double BoldShare = 0.25;

    /// <summary>
    /// Sizes of the shrinking bets, as multiples of the optimal size for a known variance and that many units. Chosen by simulation for a
    /// narrow interval (docs/adr/0013-sequential-test-of-symmetry.md); the interval is valid for any size.
    /// </summary>
    private const double CarefulSize = 1.2;
    private const double BoldSize = 2.5;

    /// <summary>
    /// Bounds of the shrinking bets. They limit a unit's factor to at least 0.40 or 0.04. Without them a prior variance that is far too
    /// small makes the first bets far too large, and one unit on the wrong side ends the game for good. The factor's mean stays 1, because
    /// the bound is the same on both sides.
    /// </summary>
    private const double CarefulBound = 0.7;
    private const double BoldBound = 2;

    /// <summary>Number of units up to which a shrinking bet does not shrink.</summary>
    private const int ShrinksFrom = 4;

    public static Interval Of(UnitSeries units, SequentialPlan plan, double confidence)
    {
        var threshold = 2 / (1 - confidence);
        if (MaxEvidence(units, plan, threshold, double.NegativeInfinity, side: 1) < threshold)
        {
            // too few units to refute any c, however far away: even the maximum factor of every bet is not enough
            return Interval.Everything;
        }

        var (lower, upper) = (Bound(units, plan, threshold, side: 1), Bound(units, plan, threshold, side: -1));
        // every c was refuted at some time: the units have no common ratio, so the interval says nothing
        return lower <= upper ? new(lower, upper) : Interval.Everything;
    }

    /// <summary>Whether the interval holds c.</summary>
    public static bool Contains(UnitSeries units, SequentialPlan plan, double confidence, double center)
    {
        var threshold = 2 / (1 - confidence);
        return MaxEvidence(units, plan, threshold, center, 1) < threshold
            && MaxEvidence(units, plan, threshold, center, -1) < threshold;
    }

    /// <summary>
    /// The largest evidence so far that the units' centre is above c (side 1) or below it (side -1); it falls, or rises, with c.
    /// </summary>
    private static double MaxEvidence(UnitSeries units, SequentialPlan plan, double threshold, double center, int side)
    {
        var distance = side > 0 ? plan.FailDistance : plan.PassDistance;
        var (decision, careful, bold) = (DecisionShare, CarefulShare, BoldShare);
        var max = 0.0;
        for (var i = 0; i < units.Count; i++)
        {
            var (excess, variance) = (side * (units.Values[i] - center), units.Variances[i]);
            var shrinking = excess * ShrinkingBet(i + 1, units.OwnVariances[i], threshold);
            decision *= SymmetryBet.Factor(distance * excess / variance);
            careful *= SymmetryBet.Factor(CarefulSize * shrinking, CarefulBound);
            bold *= SymmetryBet.Factor(BoldSize * shrinking, BoldBound);
            max = Math.Max(max, decision + careful + bold);
        }

        return max;
    }

    private static double ShrinkingBet(int number, double variance, double threshold) =>
        Math.Sqrt(Math.Log(threshold) / (variance * Math.Max(number, ShrinksFrom)));

    /// <summary>The c of one side at which the evidence is the threshold, by bisection.</summary>
    private static double Bound(UnitSeries units, SequentialPlan plan, double threshold, int side)
    {
        var step = Math.Sqrt(units.Variances[^1]);
        var refuted = side > 0 ? units.Sorted[0] : units.Sorted[^1];
        while (MaxEvidence(units, plan, threshold, refuted, side) < threshold)
        {
            refuted -= side * step;
            step *= 2;
        }

        var open = side > 0 ? units.Sorted[^1] : units.Sorted[0]; // no unit lies beyond it: nothing speaks for a centre there
        while (Math.Abs(open - refuted) > 1e-8)
        {
            var middle = (open + refuted) / 2;
            if (MaxEvidence(units, plan, threshold, middle, side) < threshold)
            {
                open = middle;
            }
            else
            {
                refuted = middle;
            }
        }

        return refuted;
    }
}
