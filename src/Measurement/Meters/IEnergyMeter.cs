using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters;

/// <summary>A cumulative energy meter. Read it at both ends of a window, then call <see cref="Between"/>.</summary>
public interface IEnergyMeter : IDisposable
{
    /// <summary>Name used in results, logs and reports, e.g. <c>estimated</c>.</summary>
    string Name { get; }

    /// <summary>Whether its figures are measured, estimated or modelled.</summary>
    MeasurementKind Kind { get; }

    /// <summary>The part of the machine that it measures.</summary>
    MeterDomain Domain { get; }

    /// <summary>Source of its figures, as one sentence for a report.</summary>
    string Source { get; }

    /// <summary>
    /// Identity of the measured device, e.g. a board's name and UUID, because the gain error differs between sensors; null when the machine
    /// alone identifies it.
    /// </summary>
    string? DeviceIdentity => null;

    /// <summary>
    /// State of the device that affects its figures and can change with an update or a setting, e.g. driver and power limit; null when
    /// there is none.
    /// </summary>
    string? DeviceState => null;

    /// <summary>Resolution of its energy figure.</summary>
    MeterResolution Resolution { get; }

    /// <summary>Averaging lag of the sensor. The workload runs unmeasured for this long before each window. 0 s for a counter.</summary>
    Seconds GuardTime => default;

    /// <summary>
    /// Stated relative error of its joules, as a fraction: 0.5 means plus or minus 50 %. Null when none is stated. A ratio of two of its
    /// figures is more accurate.
    /// </summary>
    double? StatedError => null;

    /// <summary>The current cumulative energy and time. Allocates nothing; a fault is counted in the reading, not thrown.</summary>
    MeterReading Read();

    /// <summary>The window between two readings of this meter. Allocates only when the window is void.</summary>
    /// <param name="start">The earlier reading.</param>
    /// <param name="finish">The later reading.</param>
    MeasurementWindow Between(MeterReading start, MeterReading finish);

    /// <summary>
    /// The conditions between two readings, for timelines; also available for windows too short for energy. Null when the meter does not
    /// report them. Allocates nothing.
    /// </summary>
    /// <param name="start">The earlier reading.</param>
    /// <param name="finish">The later reading.</param>
    WindowConditions? ConditionsBetween(MeterReading start, MeterReading finish) => null;

    /// <summary>
    /// Counts another process, e.g. a worker, as part of the workload: its activity on the device does not void a window. Does nothing when
    /// the meter does not observe processes.
    /// </summary>
    /// <param name="processId">The process ID.</param>
    void IncludeProcess(int processId)
    {
    }
}
