using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>CPU time that a worker used between its blocks.</summary>
/// <param name="Processor">CPU time of all its threads.</param>
/// <param name="Wall">Elapsed time.</param>
public readonly record struct IdleTime(Seconds Processor, Seconds Wall)
{
    /// <summary>Average load, in cores.</summary>
    public double Load => Processor / Wall;

    /// <summary>Adds two idle times.</summary>
    public static IdleTime operator +(IdleTime left, IdleTime right) => new(left.Processor + right.Processor, left.Wall + right.Wall);
}
