using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Statistics.Sequential;

/// <summary>
/// An interval of the log-ratio that holds at every stopping time: all c that neither of two games against "symmetric about c" has ever
/// refuted. Each game is a mixture of three, which is as fair as they are: the decision's own bets, so that the interval keeps in step with
/// it, and bets that shrink with the number of units, so that it is narrow whenever one stops (after the predictable plug-in of
/// Waudby-Smith and Ramdas, JRSS B 86, 2024, 1-27), one careful and one bold.
/// </summary>
internal static class AnytimeInterval
{
    /// <summary>
    /// Share of the decision's bets. At 0.4 a decision with an error of 1 % or less (evidence 100) is at least 40 of the mixture: the 95 %
    /// bound then is on the decision's side.
    /// </summary>
    private const double DecisionShare = 0.4;

    private const double CarefulShare = 0.35;
    private const double BoldShare = 0.25;

    /// <summary>
    /// Sizes of the shrinking bets, in the size that is best for a known variance and as many units. Chosen by simulation
    /// (docs/adr/0013-sequential-test-of-symmetry.md): width and validity are two things, and the latter holds for any size.
    /// </summary>
    private const double CarefulSize = 1.2;
    private const double BoldSize = 2.5;

    /// <summary>
    /// Bounds of the shrinking bets. Where the prior was far too small, the first bets are far too large, and one unit on the wrong side
    /// would end a game for good: with these its factor is 0.40 or 0.04 at least. The factor's mean stays 1, for the bound is the same on
    /// both sides.
    /// </summary>
    private const double CarefulBound = 0.7;
    private const double BoldBound = 2;

    /// <summary>Up to so many units a shrinking bet stays as it is.</summary>
    private const int ShrinksFrom = 4;

    public static Interval Of(UnitSeries units, SequentialPlan plan, double confidence)
    {
        var threshold = 2 / (1 - confidence);
        if (LargestEvidence(units, plan, threshold, double.NegativeInfinity, side: 1) < threshold)
        {
            // so few units refute nothing, however far away: every bet wins all that it can there, on the other side too
            return Interval.Everything;
        }

        var (lower, upper) = (Bound(units, plan, threshold, side: 1), Bound(units, plan, threshold, side: -1));
        // every c was refuted at some time: there is no one ratio, and so nothing to know about it
        return lower <= upper ? new(lower, upper) : Interval.Everything;
    }

    /// <summary>Whether the interval holds c.</summary>
    public static bool Contains(UnitSeries units, SequentialPlan plan, double confidence, double center)
    {
        var threshold = 2 / (1 - confidence);
        return LargestEvidence(units, plan, threshold, center, 1) < threshold
            && LargestEvidence(units, plan, threshold, center, -1) < threshold;
    }

    /// <summary>
    /// The largest evidence so far that the units' centre is above c (side 1) or below it (side -1); it falls, or rises, with c.
    /// </summary>
    private static double LargestEvidence(UnitSeries units, SequentialPlan plan, double threshold, double center, int side)
    {
        var distance = side > 0 ? plan.FailDistance : plan.PassDistance;
        var (decision, careful, bold) = (DecisionShare, CarefulShare, BoldShare);
        var largest = 0.0;
        for (var i = 0; i < units.Count; i++)
        {
            var (excess, variance) = (side * (units.Values[i] - center), units.Variances[i]);
            var shrinking = excess * ShrinkingBet(i + 1, units.OwnVariances[i], threshold);
            decision *= SymmetryBet.Factor(distance * excess / variance);
            careful *= SymmetryBet.Factor(CarefulSize * shrinking, CarefulBound);
            bold *= SymmetryBet.Factor(BoldSize * shrinking, BoldBound);
            largest = Math.Max(largest, decision + careful + bold);
        }

        return largest;
    }

    private static double ShrinkingBet(int number, double variance, double threshold) =>
        Math.Sqrt(Math.Log(threshold) / (variance * Math.Max(number, ShrinksFrom)));

    /// <summary>The c of one side at which the evidence is the threshold, by bisection.</summary>
    private static double Bound(UnitSeries units, SequentialPlan plan, double threshold, int side)
    {
        var step = Math.Sqrt(units.Variances[^1]);
        var refuted = side > 0 ? units.Sorted[0] : units.Sorted[^1];
        while (LargestEvidence(units, plan, threshold, refuted, side) < threshold)
        {
            refuted -= side * step;
            step *= 2;
        }

        var open = side > 0 ? units.Sorted[^1] : units.Sorted[0]; // no unit lies beyond it: nothing speaks for a centre there
        while (Math.Abs(open - refuted) > 1e-8)
        {
            var middle = (open + refuted) / 2;
            if (LargestEvidence(units, plan, threshold, middle, side) < threshold)
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
