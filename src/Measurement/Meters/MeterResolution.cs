using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters;

/// <summary>How finely a meter's figure moves, and so how long a window has to be.</summary>
/// <param name="Interval">The time between two updates of the figure.</param>
/// <param name="Source">How that is known, e.g. <c>observed</c> or <c>driver's default</c>.</param>
/// <param name="Updates">Updates that a window of this meter has to span.</param>
public readonly record struct MeterResolution(Seconds Interval, string Source, int Updates = MeterResolution.UpdatesInWindow)
{
    /// <summary>
    /// Updates that a window has to span where its two edges fall between updates: at 50 they add 0.8 % (one deviation) at most.
    /// </summary>
    public const int UpdatesInWindow = 50;

    /// <summary>The shortest window over which the meter's figure means something: <see cref="Updates"/> intervals.</summary>
    public Seconds ShortestWindow => Interval * Updates;
}
