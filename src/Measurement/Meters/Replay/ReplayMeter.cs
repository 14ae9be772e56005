using System.Collections.Immutable;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Replay;

/// <summary>Replays recorded readings, one per call: for tests and for re-evaluating a recorded run.</summary>
/// <param name="recorded">Description of the recorded meter.</param>
/// <param name="readings">The readings in recorded order.</param>
public sealed class ReplayMeter(MeterDescription recorded, ImmutableArray<MeterReading> readings) : IEnergyMeter
{
    private int next;

    /// <inheritdoc/>
    public string Name => recorded.Name;

    /// <inheritdoc/>
    public MeasurementKind Kind => recorded.Kind;

    /// <inheritdoc/>
    public MeterDomain Domain => recorded.Domain;

    /// <inheritdoc/>
    public string Source => recorded.Source;

    /// <inheritdoc/>
    public MeterResolution Resolution => recorded.Resolution;

    /// <summary>Number of remaining readings.</summary>
    public int Remaining => readings.Length - next;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">All readings have been replayed.</exception>
    public MeterReading Read() => next < readings.Length
        ? readings[next++]
        : throw new InvalidOperationException(
            $"all {readings.Length} recorded readings have been replayed; record a longer run or replay fewer rounds");

    /// <inheritdoc/>
    public MeasurementWindow Between(MeterReading start, MeterReading finish) => MeasurementWindow.Between(start, finish);

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
