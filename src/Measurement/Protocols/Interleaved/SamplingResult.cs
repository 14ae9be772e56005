using System.Collections.Immutable;
using EnergyGate.Measurement.Meters;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>All that a sampling run measured.</summary>
public sealed record SamplingResult
{
    /// <summary>The meter behind the joules.</summary>
    public required MeterDescription Meter { get; init; }

    /// <summary>The plan that was followed, its seed included.</summary>
    public required SamplingPlan Plan { get; init; }

    /// <summary>The reference's blocks.</summary>
    public required ArmSeries Reference { get; init; }

    /// <summary>The candidates' blocks, in the order in which they were given; all series hold the same rounds.</summary>
    public required ImmutableArray<ArmSeries> Candidates { get; init; }

    /// <summary>Why the run ended.</summary>
    public required SamplingStop Stop { get; init; }

    /// <summary>What the run itself cost.</summary>
    public required MeasurementCost Cost { get; init; }

    /// <summary>Complete rounds, void ones included.</summary>
    public int Rounds => Reference.Rounds;

    /// <summary>Compares one candidate with the reference.</summary>
    /// <param name="candidateName">Name of one of the candidates.</param>
    /// <param name="rules">What is asked of the rounds; null for the default.</param>
    /// <exception cref="ArgumentException">No candidate has this name.</exception>
    public EnergyComparison Compare(string candidateName, ComparisonRules? rules = null)
    {
        var candidate = Candidates.FirstOrDefault(series => series.Name == candidateName)
            ?? throw new ArgumentException(
                $"no candidate is named '{candidateName}'; there are: {string.Join(", ", Candidates.Select(series => series.Name))}",
                nameof(candidateName));
        return RoundPairing.Compare(this, candidate, rules ?? ComparisonRules.Default);
    }
}
