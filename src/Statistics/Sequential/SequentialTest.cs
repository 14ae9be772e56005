using EnergyGate.Statistics.Corrections;
using EnergyGate.Statistics.Intervals;

namespace EnergyGate.Statistics.Sequential;

/// <summary>
/// Sequential test of whether a ratio is inside or beyond its limit. It may be evaluated after every unit without a penalty. Two
/// e-processes bet against the ratio being on the limit: E_F bets on a larger one, E_P on a smaller one. FAIL when E_F reaches 1 / (error
/// of FAIL), PASS when E_P reaches 1 / (error of PASS). Each false decision has at most the plan's probability, for any noise whose units
/// are symmetric, which the randomised order makes them (docs/adr/0013-sequential-test-of-symmetry.md). Not thread-safe.
/// </summary>
public sealed class SequentialTest
{
    private readonly SequentialPlan plan;
    private readonly UnitSeries units;
    private double failEvidence;
    private double passEvidence;
    private double maxFailEvidence;

    /// <summary>Starts a test.</summary>
    /// <param name="plan">Errors and tuning, fixed before the first unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The plan cannot be followed.</exception>
    public SequentialTest(SequentialPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Validate();
        this.plan = plan;
        units = new(plan.PriorDeviation * plan.PriorDeviation, plan.MaximumUnits);
    }

    /// <summary>The first decision that was reached; units that follow do not change it.</summary>
    public Outcome Decision { get; private set; }

    /// <summary>Units so far.</summary>
    public int Units => units.Count;

    /// <summary>Whether the plan's units are spent.</summary>
    public bool IsSpent => Units == plan.MaximumUnits;

    /// <summary>
    /// Always-valid p-value of "the ratio is at most the limit": 1 / (the largest E_F so far), at most 1. For <see cref="HolmCorrection"/>.
    /// </summary>
    public double FailPValue => Math.Exp(-maxFailEvidence);

    /// <summary>
    /// The estimated ratio: e to the Hodges-Lehmann centre of the units (the median of all pairs' means); NaN without units.
    /// </summary>
    public double Estimate => Math.Exp(UnitSummary.Center(units.Sorted));

    /// <summary>Standard deviation of the units' log-ratios; NaN below two units.</summary>
    public double Deviation => UnitSummary.Deviation(units.Values);

    /// <summary>Correlation of each unit with the next, -1 to 1; NaN below three units or when all are equal.</summary>
    public double LagOneAutocorrelation => UnitSummary.LagOneAutocorrelation(units.Values);

    /// <summary>
    /// Whether the ratio drifts or swings slowly, by the correlation of neighbouring units. Such units have no common ratio, so no error
    /// probability holds: INCONCLUSIVE(unsteady ratio).
    /// </summary>
    public bool IsUnsteady => UnitSummary.IsUnsteady(units.Values);

    /// <summary>
    /// How many more units like those so far would probably decide; 0 when decided, null below two units or when none would. A forecast.
    /// </summary>
    public int? UnitsToDecide
    {
        get
        {
            if (Decision != Outcome.Inconclusive)
            {
                return 0;
            }

            if (Units < 2)
            {
                return null;
            }

            var fail = UnitForecast.UnitsTo(plan.FailThreshold, failEvidence, units, plan.FailDistance, plan.LogLimit);
            var pass = UnitForecast.UnitsTo(plan.PassThreshold, passEvidence, units, -plan.PassDistance, plan.LogLimit);
            var forecast = Math.Ceiling(Math.Min(fail, pass));
            return forecast <= 1_000_000 ? (int)forecast : null;
        }
    }

    /// <summary>
    /// The smallest ratio that a test of the plan's length would FAIL with a probability of about 90 %, for normal units that vary as these
    /// do. A forecast.
    /// </summary>
    public double MinimumDetectableRatio => UnitForecast.DetectableRatio(plan, plan.MaximumUnits, units.NextVariance);

    /// <summary>Adds a unit.</summary>
    /// <param name="z">Its log-ratio ln(candidate / base).</param>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">The plan's units are spent.</exception>
    public void Add(double z)
    {
        if (!double.IsFinite(z))
        {
            throw new ArgumentOutOfRangeException(
                nameof(z), z, "a unit is a finite log-ratio; void the whole unit where a block is not usable");
        }

        if (IsSpent)
        {
            throw new InvalidOperationException($"the plan has {plan.MaximumUnits} units, and all are spent");
        }

        var excess = (z - plan.LogLimit) / units.NextVariance;
        failEvidence += SymmetryBet.LogFactor(plan.FailDistance * excess);
        passEvidence += SymmetryBet.LogFactor(-plan.PassDistance * excess);
        maxFailEvidence = Math.Max(maxFailEvidence, failEvidence);
        units.Add(z);
        if (Decision == Outcome.Inconclusive)
        {
            Decision = failEvidence >= plan.FailThreshold ? Outcome.Fail
                : passEvidence >= plan.PassThreshold ? Outcome.Pass
                : Outcome.Inconclusive;
        }
    }

    /// <summary>The interval of the ratio, valid at whatever unit one stops: it holds the ratio with at least this probability.</summary>
    /// <param name="confidence">Above 0 and below 1, e.g. 0.95: at least 6 units for a finite one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public Interval Interval(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a confidence lies between 0 and 1, e.g. 0.95");
        }

        return AnytimeInterval.Of(units, plan, confidence).Exponential();
    }

    /// <summary>Whether <see cref="Interval"/> holds a ratio, without looking for its bounds.</summary>
    internal bool IsCovered(double logRatio, double confidence) => AnytimeInterval.Contains(units, plan, confidence, logRatio);

    /// <summary>Restarts with the same plan, without an allocation.</summary>
    internal void Restart()
    {
        units.Restart();
        (failEvidence, passEvidence, maxFailEvidence, Decision) = (0, 0, 0, Outcome.Inconclusive);
    }

    /// <summary>The units so far, for the simulation.</summary>
    internal UnitSeries Series => units;
}
