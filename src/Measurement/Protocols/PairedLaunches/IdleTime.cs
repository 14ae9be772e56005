using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>What a worker used while it was not its turn.</summary>
/// <param name="Processor">Processor time of all of its threads.</param>
/// <param name="Wall">How long that was, on the clock.</param>
public readonly record struct IdleTime(Seconds Processor, Seconds Wall)
{
    /// <summary>The share of one core that was kept busy.</summary>
    public double Load => Processor / Wall;

    /// <summary>Both spans together.</summary>
    public static IdleTime operator +(IdleTime left, IdleTime right) => new(left.Processor + right.Processor, left.Wall + right.Wall);
}
