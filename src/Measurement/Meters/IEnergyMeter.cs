using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters;

/// <summary>A cumulative energy meter: read it at both ends of a window and take <see cref="Between"/>.</summary>
public interface IEnergyMeter : IDisposable
{
    /// <summary>Name used in results, logs and reports, e.g. <c>estimated</c>.</summary>
    string Name { get; }

    /// <summary>What its figures are.</summary>
    MeasurementKind Kind { get; }

    /// <summary>Whose energy it sees.</summary>
    MeterDomain Domain { get; }

    /// <summary>Where its figures come from, as one sentence for a report.</summary>
    string Source { get; }

    /// <summary>
    /// Which single device it sees, e.g. a board's name and UUID: a sensor's gain error is its own; null where the machine says it all.
    /// </summary>
    string? DeviceIdentity => null;

    /// <summary>
    /// What else its figures depend on that an update or a setting can change, e.g. driver and power limit; null for nothing.
    /// </summary>
    string? DeviceState => null;

    /// <summary>How finely its figure moves.</summary>
    MeterResolution Resolution { get; }

    /// <summary>
    /// How long a reading still shows what ran before: the work of a window runs this long unmeasured before the window starts. 0 s for a
    /// counter.
    /// </summary>
    Seconds GuardTime => default;

    /// <summary>
    /// How far off its joules may be by its own word, as a fraction: 0.5 is plus or minus 50 %. Null where it states none. A ratio of two
    /// of its figures is better.
    /// </summary>
    double? StatedError => null;

    /// <summary>The cumulative energy and the time now. Allocates nothing; a fault is counted in the reading, not thrown.</summary>
    MeterReading Read();

    /// <summary>The window between two readings of this meter. Allocates nothing where it counts.</summary>
    /// <param name="start">The earlier reading.</param>
    /// <param name="finish">The later reading.</param>
    MeasurementWindow Between(MeterReading start, MeterReading finish);

    /// <summary>
    /// The conditions alone, for a curve over time: also between readings that are too close for energy. Null where the meter does not
    /// tell. Allocates nothing.
    /// </summary>
    /// <param name="start">The earlier reading.</param>
    /// <param name="finish">The later reading.</param>
    WindowConditions? ConditionsBetween(MeterReading start, MeterReading finish) => null;

    /// <summary>
    /// Counts another process as part of the workload, e.g. a worker that was started to be measured: its activity on the device voids no
    /// window. Nothing for a meter that looks at no processes.
    /// </summary>
    /// <param name="processId">Its number.</param>
    void IncludeProcess(int processId)
    {
    }
}
