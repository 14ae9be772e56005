using EnergyGate.Measurement.Timelines;

namespace EnergyGate.Tests.Measurement.Timelines;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform("Linux", Reason = "hwmon and cpufreq exist on Linux only")]
public sealed class ProcessorConditionsTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("energygate-sysfs-");

    public void Dispose() => root.Delete(recursive: true);

    [Test]
    public void Read_MadeTree_IsTheProcessorsTemperatureAndTheMeanOfTheClocks()
    {
        Write("class/hwmon/hwmon0/name", "nvme");
        Write("class/hwmon/hwmon0/temp1_input", "30000");
        Write("class/hwmon/hwmon1/name", "k10temp");
        Write("class/hwmon/hwmon1/temp1_input", "61250");
        Write("devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "2000000");
        Write("devices/system/cpu/cpu1/cpufreq/scaling_cur_freq", "3000000");
        var conditions = ProcessorConditions.Find(root.FullName)!;

        conditions.Read().StartTemperature.Value.Should().Be(61.25);
        conditions.Read().MeanClock.Value.Should().Be(2.5e9);

        var before = GC.GetAllocatedBytesForCurrentThread();
        conditions.Read();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Test]
    public void Read_SensorThatWentAway_IsNoNumber()
    {
        Write("class/hwmon/hwmon0/name", "coretemp");
        Write("class/hwmon/hwmon0/temp1_input", "50000");
        var conditions = ProcessorConditions.Find(root.FullName)!;
        Directory.Delete(Path.Combine(root.FullName, "class"), recursive: true);
        conditions.Read().StartTemperature.Value.Should().Be(double.NaN);
        conditions.Read().MeanClock.Value.Should().Be(double.NaN);
    }

    [Test]
    public void Find_NoSensors_IsNull() => ProcessorConditions.Find(root.FullName).Should().BeNull();

    private void Write(string path, string text)
    {
        var file = Path.Combine(root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "\n");
    }
}
