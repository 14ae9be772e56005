using EnergyGate.Gate.Hosting;
using EnergyGate.Measurement.Protocols.Interleaved;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>Shows a sampling run as a bar.</summary>
public sealed class SamplingBar(IWorkProgress progress) : IProgress<SamplingProgress>
{
    /// <inheritdoc/>
    public void Report(SamplingProgress value) =>
        progress.Report(value.Phase == SamplingPhase.WarmUp ? "energy: warm-up" : "energy: interleaved blocks", value.Phase == SamplingPhase.WarmUp ? value.Completed : value.Fraction, value.Phase == SamplingPhase.WarmUp ? value.Total : 1);
}
