using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>Progress of a sampling run; reported between blocks, never inside one.</summary>
/// <param name="Phase">The current phase.</param>
/// <param name="Completed">Arms warmed up, or rounds completed.</param>
/// <param name="Total">Number of arms, or maximum number of rounds.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="Budget">Maximum time.</param>
public readonly record struct SamplingProgress(SamplingPhase Phase, int Completed, int Total, Seconds Elapsed, Seconds Budget)
{
    /// <summary>Completed share of the run, 0 to 1: the larger of the shares of rounds and of time.</summary>
    public double Fraction => Phase == SamplingPhase.WarmUp
        ? 0
        : Math.Clamp(Math.Max((double)Completed / Total, Elapsed / Budget), 0, 1);
}
