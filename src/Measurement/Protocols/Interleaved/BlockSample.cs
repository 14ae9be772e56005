using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>One measured block: some calls of one arm in a row.</summary>
/// <param name="Round">The round, from 0.</param>
/// <param name="Position">The place in its round, from 0 to twice the number of arms less one.</param>
/// <param name="Runs">Calls in the block.</param>
/// <param name="Energy">Energy of the block; meaningless when void.</param>
/// <param name="Time">Monotonic time of the block.</param>
/// <param name="ProcessorTime">Processor time of all threads of the process in the block.</param>
/// <param name="VoidReason">Why the block does not count; null when it does.</param>
public readonly record struct BlockSample(
    int Round, int Position, int Runs, Joules Energy, Seconds Time, Seconds ProcessorTime, string? VoidReason)
{
    /// <summary>How warm and how fast the device was; null where the meter does not tell.</summary>
    public WindowConditions? Conditions { get; init; }

    /// <summary>Energy of one call.</summary>
    public Joules EnergyPerRun => Energy / Runs;

    /// <summary>Time of one call.</summary>
    public Seconds TimePerRun => Time / Runs;

    /// <summary>Cores that the process kept busy on average.</summary>
    public double BusyCores => ProcessorTime / Time;
}
