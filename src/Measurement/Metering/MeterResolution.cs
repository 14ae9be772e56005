using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Metering;

/// <summary>How finely a meter's figure moves, and so how long a window has to be.</summary>
/// <param name="Interval">The time between two updates of the figure.</param>
/// <param name="Source">How that is known, e.g. <c>observed</c> or <c>driver's default</c>.</param>
public readonly record struct MeterResolution(Seconds Interval, string Source)
{
    /// <summary>Updates that a window has to span: at 50, the two edges that fall between updates add 0.8 % (one deviation) at most.</summary>
    public const int UpdatesInWindow = 50;

    /// <summary>The shortest window over which the meter's figure means something: <see cref="UpdatesInWindow"/> intervals.</summary>
    public Seconds ShortestWindow => Interval * UpdatesInWindow;
}
