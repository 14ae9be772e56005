using EnergyGate.Measurement.Meters.Clocks;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>Real extra work of a known size. <c>energygate selftest</c> plants it to see whether the gate finds it.</summary>
internal static class PlantedWork
{
    private const int Steps = 256;

    /// <summary>Computes until the process has used a given fraction more CPU time.</summary>
    /// <param name="processor">The CPU clock.</param>
    /// <param name="start">Its reading before the real work, in nanoseconds.</param>
    /// <param name="fraction">Extra CPU time as a fraction; 0.05 is 5 %.</param>
    public static void Burn(IProcessorClock processor, long start, double fraction)
    {
        var used = processor.ReadNanoseconds() - start;
        var until = start + used + (long)(used * fraction);
        var value = 1.0;
        while (processor.ReadNanoseconds() < until)
        {
            for (var step = 0; step < Steps; step++)
            {
                value = (value * 1.0000001) + 1e-9;
            }
        }

        // The value is used, so that the compiler cannot remove the work.
        GC.KeepAlive(double.IsNaN(value) ? nameof(value) : null);
    }
}
