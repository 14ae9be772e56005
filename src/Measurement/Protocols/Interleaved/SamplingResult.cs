using System.Collections.Immutable;
using EnergyGate.Measurement.Meters;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>The result of a sampling run.</summary>
public sealed record SamplingResult
{
    /// <summary>The meter that measured the energy.</summary>
    public required MeterDescription Meter { get; init; }

    /// <summary>The plan of the run, including its seed.</summary>
    public required SamplingPlan Plan { get; init; }

    /// <summary>The reference's blocks.</summary>
    public required ArmSeries Reference { get; init; }

    /// <summary>The candidates' blocks, in the order given; all series have the same rounds.</summary>
    public required ImmutableArray<ArmSeries> Candidates { get; init; }

    /// <summary>Reason that the run ended.</summary>
    public required SamplingStop Stop { get; init; }

    /// <summary>Cost of the run itself.</summary>
    public required MeasurementCost Cost { get; init; }

    /// <summary>Number of complete rounds, including void ones.</summary>
    public int Rounds => Reference.Rounds;

    /// <summary>Compares one candidate with the reference.</summary>
    /// <param name="candidateName">Name of one of the candidates.</param>
    /// <param name="rules">Rules for valid rounds; null for the default.</param>
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
