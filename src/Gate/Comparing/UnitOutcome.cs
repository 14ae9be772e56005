namespace EnergyGate.Gate.Comparing;

/// <summary>What a unit says of one cell.</summary>
/// <param name="LogRatio">ln(candidate / base) of the joules of a text; NaN when the unit is void.</param>
/// <param name="Base">What the base spent.</param>
/// <param name="Candidate">What the candidate spent.</param>
/// <param name="VoidReason">Why the unit does not count; null when it does.</param>
public sealed record UnitOutcome(double LogRatio, ArmTotals Base, ArmTotals Candidate, string? VoidReason)
{
    /// <summary>A unit that does not count.</summary>
    public static UnitOutcome Void(string reason) => new(double.NaN, default, default, reason);
}
