using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>How far a sampling run is; reported between blocks, never inside one.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Completed">Arms warmed up, or rounds measured.</param>
/// <param name="Total">Arms, or rounds at most.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="Budget">Time at most.</param>
public readonly record struct SamplingProgress(SamplingPhase Phase, int Completed, int Total, Seconds Elapsed, Seconds Budget)
{
    /// <summary>Share of the run that is done, 0 to 1, by rounds or by time, whichever is further.</summary>
    public double Fraction => Phase == SamplingPhase.WarmUp
        ? 0
        : Math.Clamp(Math.Max((double)Completed / Total, Elapsed / Budget), 0, 1);
}
