using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Windows;

/// <summary>A block: one window over some runs of one arm.</summary>
/// <param name="Window">Energy, time and conditions, or why the block is void.</param>
/// <param name="ProcessorTime">Processor time of all threads of the process that ran it.</param>
/// <param name="Runs">How often the arm's work was done: calls of an arm in this process, texts of a worker.</param>
public readonly record struct MeasuredBlock(MeasurementWindow Window, Seconds ProcessorTime, int Runs)
{
    /// <summary>Why the block does not count; null when it counts.</summary>
    public VoidReason? VoidReason => Window.VoidReason;

    /// <summary>Energy of one run.</summary>
    public Joules EnergyPerRun => Window.Energy / Runs;

    /// <summary>Time of one run.</summary>
    public Seconds TimePerRun => Window.Time / Runs;

    /// <summary>Cores that the process kept busy on average.</summary>
    public double BusyCores => ProcessorTime / Window.Time;
}
