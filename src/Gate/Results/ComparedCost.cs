using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>What a variant costs on both sides of a comparison, on the same texts.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="BaseJoulesPerText">Mean joules of a text, base (J).</param>
/// <param name="CandidateJoulesPerText">Mean joules of a text, candidate (J).</param>
/// <param name="BaseSecondsPerText">Mean wall time of a text, base (s).</param>
/// <param name="CandidateSecondsPerText">Mean wall time of a text, candidate (s).</param>
/// <param name="Units">ln(candidate / base) of each unit that counts.</param>
/// <param name="VoidUnits">Units that do not count.</param>
/// <param name="Cause">What differs between the two sides, a line each; empty when nothing was looked for.</param>
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
    /// <summary>Share of the machine that other processes used during each unit that counts, 0 to 1; null where it is not known.</summary>
    public ImmutableArray<double?> ForeignLoad { get; init; } = [];

    /// <summary>What longer blocks cost, at the base's power: P dt (J a text).</summary>
    public required double FromTime { get; init; }

    /// <summary>What more power costs, over the base's time: t dP (J a text).</summary>
    public required double FromPower { get; init; }

    /// <summary>What both together cost beyond that: dP dt (J a text).</summary>
    public required double FromBoth { get; init; }
}
