using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>Cost of a variant on both sides of a comparison, on the same texts.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="BaseJoulesPerText">Mean energy per text of the base (J).</param>
/// <param name="CandidateJoulesPerText">Mean energy per text of the candidate (J).</param>
/// <param name="BaseSecondsPerText">Mean wall time per text of the base (s).</param>
/// <param name="CandidateSecondsPerText">Mean wall time per text of the candidate (s).</param>
/// <param name="Units">ln(candidate / base) of each valid unit.</param>
/// <param name="VoidUnits">Number of void units.</param>
/// <param name="Cause">Differences between the two sides, one per line; empty if they were not looked for.</param>
public sealed record ComparedCost(
    string Variant,
    double BaseJoulesPerText,
    double CandidateJoulesPerText,
    double BaseSecondsPerText,
    double CandidateSecondsPerText,
    ImmutableArray<double> Units,
    int VoidUnits,
    ImmutableArray<string> Cause)
{
    /// <summary>Share of the machine used by other processes during each valid unit, 0 to 1; null if unknown.</summary>
    public ImmutableArray<double?> ForeignLoad { get; init; } = [];

    /// <summary>Change of energy by time alone, at the base's power: P dt (J/text).</summary>
    public required double FromTime { get; init; }

    /// <summary>Change of energy by power alone, over the base's time: t dP (J/text).</summary>
    public required double FromPower { get; init; }

    /// <summary>Change of energy by both together: dP dt (J/text).</summary>
    public required double FromBoth { get; init; }
}
