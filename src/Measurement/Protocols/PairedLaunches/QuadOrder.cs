namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// The order of a quad's four blocks: one arm outside, the other inside (A = base: ABBA or BAAB), so that a linear drift favours neither.
/// </summary>
/// <param name="Outer">The arm of the first and the last block.</param>
public readonly record struct QuadOrder(ComparisonArm Outer)
{
    /// <summary>Blocks in a quad, two of each arm.</summary>
    public const int Blocks = 4;

    /// <summary>Base outside.</summary>
    public static QuadOrder Abba { get; } = new(ComparisonArm.Base);

    /// <summary>Candidate outside.</summary>
    public static QuadOrder Baab { get; } = new(ComparisonArm.Candidate);

    /// <summary>The arm inside.</summary>
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
