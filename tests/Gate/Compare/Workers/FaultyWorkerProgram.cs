using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>
/// A worker with faults. It takes the arguments of <c>energygate worker serve</c>; the last part of the folder's path tells the faults of
/// what it loads: <c>PREPARED/fp32=CachedAnswers,fp32:pipeline=SlowLoad</c>.
/// </summary>
internal static class FaultyWorkerProgram
{
    private const int FolderArgument = 3; // worker serve --from FOLDER
    private const long SlowLoadNanoseconds = 300_000_000;

    /// <summary>The path of a prepared folder and of faults.</summary>
    public static string PathOf(string prepared, IEnumerable<(string Name, PlantedFault Fault)> faults) =>
        Path.Combine(prepared, string.Join(',', faults.Select(pair => $"{pair.Name}={pair.Fault}")));

    private static int Main(string[] arguments)
    {
        var path = arguments[FolderArgument];
        var folder = Path.GetDirectoryName(path)!;
        var faults = Path.GetFileName(path).Split(',').Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Enum.Parse<PlantedFault>(pair[1]));
        var own = ProcessProcessorClock.Instance;
        using var variants = new PreparedVariants(folder, new RunnerSettings(1, AllowSpinning: false));
        using var probe = EstimatedMeter.Open(DeviceProfiles.ForMachine(MachineFingerprint.OfThisMachine()));
        var loop = new WorkerLoop(
            name => Open(variants, folder, name, faults.GetValueOrDefault(name)),
            probe.Meter!,
            faults.ContainsValue(PlantedFault.SlowClock) ? new SlowClock(own) : own);
        loop.Run(Console.In, Console.Out, Environment.ProcessId);
        return 0;
    }

    private static IWorkerVariant Open(PreparedVariants variants, string folder, string name, PlantedFault fault)
    {
        var start = ProcessProcessorClock.Instance.ReadNanoseconds();
        while (fault == PlantedFault.SlowLoad && ProcessProcessorClock.Instance.ReadNanoseconds() - start < SlowLoadNanoseconds)
        {
        }

        return fault switch
        {
            PlantedFault.None or PlantedFault.SlowLoad => variants.Open(name),
            PlantedFault.RepeatedTokenising => new RepeatedTokenising(variants.Open(name), folder, name),
            _ => new FaultyVariant(variants.Open(name), fault),
        };
    }

    private sealed class SlowClock(IProcessorClock inner) : IProcessorClock
    {
        private const double Rate = 0.85;

        public long ReadNanoseconds() => (long)(Rate * inner.ReadNanoseconds());
    }
}
