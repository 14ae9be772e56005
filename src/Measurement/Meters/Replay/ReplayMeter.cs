using System.Collections.Immutable;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Replay;

/// <summary>Plays recorded readings, one a call: for tests, and to judge a recorded run again.</summary>
/// <param name="recorded">Name, kind, domain, source and resolution of the meter that made the readings.</param>
/// <param name="readings">The readings in the order in which they were taken.</param>
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

    /// <summary>How many readings are left.</summary>
    public int Remaining => readings.Length - next;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">All readings have been played.</exception>
    public MeterReading Read() => next < readings.Length
        ? readings[next++]
        : throw new InvalidOperationException(
            $"all {readings.Length} recorded readings have been played; record a longer run or replay fewer rounds");

    /// <inheritdoc/>
    public MeasurementWindow Between(MeterReading start, MeterReading finish) => MeasurementWindow.Between(start, finish);

    /// <summary>Holds nothing.</summary>
    public void Dispose()
    {
    }
}
