using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters;

/// <summary>Update interval of a meter, which determines the shortest window.</summary>
/// <param name="Interval">Time between two updates of the figure.</param>
/// <param name="Source">Source of the interval, e.g. <c>observed</c> or <c>driver's default</c>.</param>
/// <param name="Updates">Minimum number of updates per window.</param>
public readonly record struct MeterResolution(Seconds Interval, string Source, int Updates = MeterResolution.UpdatesInWindow)
{
    /// <summary>
    /// Default minimum number of updates per window. A window's edges fall between updates, which at 50 updates adds an error of at most
    /// 0.8 % (one standard deviation).
    /// </summary>
    public const int UpdatesInWindow = 50;

    /// <summary>The shortest valid window: <see cref="Updates"/> intervals.</summary>
    public Seconds ShortestWindow => Interval * Updates;
}
