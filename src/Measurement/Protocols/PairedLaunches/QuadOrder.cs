namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>The order of a quad's four blocks: ABBA or BAAB (A = base), so that a linear drift favours neither arm.</summary>
/// <param name="Outer">The arm of the first and last blocks.</param>
public readonly record struct QuadOrder(ComparisonArm Outer)
{
    /// <summary>Blocks per quad, two per arm.</summary>
    public const int Blocks = 4;

    /// <summary>The base first and last.</summary>
    public static QuadOrder Abba { get; } = new(ComparisonArm.Base);

    /// <summary>The candidate first and last.</summary>
    public static QuadOrder Baab { get; } = new(ComparisonArm.Candidate);

    /// <summary>The arm of the two middle blocks.</summary>
    public ComparisonArm Inner => Outer == ComparisonArm.Base ? ComparisonArm.Candidate : ComparisonArm.Base;

    /// <summary>The arm of a block.</summary>
    /// <param name="place">0 to 3, in time order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ComparisonArm ArmAt(int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Blocks);
        return place is 0 or Blocks - 1 ? Outer : Inner;
    }

    /// <summary>ABBA or BAAB.</summary>
    public override string ToString() => Outer == ComparisonArm.Base ? "ABBA" : "BAAB";
}
