namespace EnergyGate.Statistics.Sequential;

/// <summary>Error probabilities and tuning of a sequential test. Everything here is fixed before the first unit.</summary>
public sealed record SequentialPlan
{
    private const double UsualLimit = 1.02;
    private const double UsualDetectable = 1.05;

    private readonly double? detectable;

    /// <summary>The limit of the ratio is 1 + margin. Default 0.02.</summary>
    public double Margin { get; init; } = 0.02;

    /// <summary>
    /// The ratio that the test is tuned to detect soonest; above the limit. It changes the duration of a test, never its error
    /// probabilities. Default 1.05, shifted by as much as the limit is above 1.02.
    /// </summary>
    public double DetectableRatio
    {
        get => detectable ?? UsualDetectable * Math.Max(1, Limit / UsualLimit);
        init => detectable = value;
    }

    /// <summary>Maximum probability of any false FAIL among all cells together. Default 0.01.</summary>
    public double FamilyError { get; init; } = 0.01;

    /// <summary>
    /// Maximum probability of a false PASS per cell; not divided by the number of cells, because all must pass. Default 0.01.
    /// </summary>
    public double PassError { get; init; } = 0.01;

    /// <summary>Cells declared before the run; missing ones count. Default 1.</summary>
    public int Cells { get; init; } = 1;

    /// <summary>Prior standard deviation of a unit's log-ratio, e.g. the certificate's. Default 0.02.</summary>
    public double PriorDeviation { get; init; } = 0.02;

    /// <summary>Maximum number of units. Default 64.</summary>
    public int MaximumUnits { get; init; } = 64;

    /// <summary>The limit of the ratio, 1 + margin.</summary>
    public double Limit => 1 + Margin;

    /// <summary>Maximum probability of a false FAIL per cell: the family's, divided equally (Bonferroni).</summary>
    public double FailError => FamilyError / Cells;

    /// <summary>ln of the limit.</summary>
    internal double LogLimit => Math.Log(1 + Margin);

    /// <summary>How far from the limit FAIL expects the log-ratio to be: ln((detectable ratio) / limit).</summary>
    internal double FailDistance => Math.Log(DetectableRatio / Limit);

    /// <summary>How far from the limit PASS expects the log-ratio to be: that of an unchanged ratio.</summary>
    internal double PassDistance => LogLimit;

    /// <summary>ln of the evidence at which FAIL is decided.</summary>
    internal double FailThreshold => -Math.Log(FailError);

    /// <summary>ln of the evidence at which PASS is decided.</summary>
    internal double PassThreshold => -Math.Log(PassError);

    /// <summary>Refuses a plan that cannot be followed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public void Validate()
    {
        RequireBetween(Margin, 0, 1, nameof(Margin));
        RequireBetween(FamilyError, 0, 0.5, nameof(FamilyError));
        RequireBetween(PassError, 0, 0.5, nameof(PassError));
        RequireBetween(PriorDeviation, 0, 1, nameof(PriorDeviation));
        RequireBetween(DetectableRatio, Limit, 10, nameof(DetectableRatio));
        ArgumentOutOfRangeException.ThrowIfLessThan(Cells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumUnits, 1);
    }

    private static void RequireBetween(double value, double above, double below, string name)
    {
        if (!(value > above && value < below))
        {
            throw new ArgumentOutOfRangeException(name, value, $"give a number above {above} and below {below}");
        }
    }
}
