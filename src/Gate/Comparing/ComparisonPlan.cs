namespace EnergyGate.Gate.Comparing;

/// <summary>How a comparison is made; fixed before its first unit.</summary>
public sealed record ComparisonPlan
{
    /// <summary>The limit of the ratio of joules is 1 + margin.</summary>
    public double Margin { get; init; } = 0.02;

    /// <summary>Units at most.</summary>
    public int MaximumUnits { get; init; } = 64;

    /// <summary>Wall seconds after which no unit begins.</summary>
    public double BudgetSeconds { get; init; } = 900;

    /// <summary>Joules after which no unit begins, all workers together; null for no such limit.</summary>
    public double? BudgetJoules { get; init; }

    /// <summary>Seed of the coins.</summary>
    public ulong Seed { get; init; }

    /// <summary>Least wall time of a block: it takes as many batches as fill that.</summary>
    public double BlockSeconds { get; init; } = 0.012;

    /// <summary>Whether a second base worker is judged against the first.</summary>
    public bool HasControl { get; init; } = true;

    /// <summary>Extra work planted into the candidate, e.g. 0.05; 0 for none.</summary>
    public double Planted { get; init; }

    /// <summary>The unit deviation that is expected before there are units.</summary>
    public double PriorDeviation { get; init; } = 0.02;
}
