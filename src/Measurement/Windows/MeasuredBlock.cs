using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Windows;

/// <summary>One window over several runs of one arm.</summary>
/// <param name="Window">Energy, time and conditions, or the reason that the block is void.</param>
/// <param name="ProcessorTime">CPU time of all threads of the process that ran it.</param>
/// <param name="Runs">Number of runs: calls of an arm in this process, texts of a worker.</param>
public readonly record struct MeasuredBlock(MeasurementWindow Window, Seconds ProcessorTime, int Runs)
{
    /// <summary>Reason that the block is void; null when it is valid.</summary>
    public VoidReason? VoidReason => Window.VoidReason;

    /// <summary>Energy per run.</summary>
    public Joules EnergyPerRun => Window.Energy / Runs;

    /// <summary>Time per run.</summary>
    public Seconds TimePerRun => Window.Time / Runs;

    /// <summary>Average number of cores that the process kept busy.</summary>
    public double BusyCores => ProcessorTime / Window.Time;
}
