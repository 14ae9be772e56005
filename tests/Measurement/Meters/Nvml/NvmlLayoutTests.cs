using System.Runtime.InteropServices;
using System.Text.Json;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Nvml;

/// <summary>Structs, field numbers, function names and bits match NVIDIA's header.</summary>
public sealed class NvmlLayoutTests
{
    private JsonElement header;

    [OneTimeSetUp]
    public void Read() => header = JsonDocument.Parse(File.ReadAllText(SharedData.Require("data/interfaces/nvml.json"))).RootElement;

    [TestCase(typeof(NvmlFieldValue), "nvmlFieldValue_t", "FieldId:fieldId ScopeId:scopeId Result:nvmlReturn UnsignedValue:value")]
    [TestCase(
        typeof(NvmlProcessInfo),
        "nvmlProcessInfo_t",
        "ProcessId:pid UsedMemory:usedGpuMemory GraphicsInstance:gpuInstanceId ComputeInstance:computeInstanceId")]
    public void Struct_Fields_LieWhereTheHeaderHasThem(Type type, string name, string fields)
    {
        var expected = header.GetProperty("structs").GetProperty(name);
        Marshal.SizeOf(type).Should().Be(expected.GetProperty("size").GetInt32());
        foreach (var pair in fields.Split(' ').Select(pair => pair.Split(':')))
        {
            var field = expected.GetProperty("fields").EnumerateArray().Single(field => field.GetProperty("name").GetString() == pair[1]);
            Marshal.OffsetOf(type, pair[0]).ToInt32().Should().Be(field.GetProperty("offset").GetInt32(), pair[1]);
        }
    }

    [Test]
    public void Numbers_OfFieldsAndAnswers_AreTheHeaders()
    {
        Constant("NVML_FI_DEV_POWER_AVERAGE").Should().Be(NvmlFieldValue.AveragePower);
        Constant("NVML_FI_DEV_POWER_INSTANT").Should().Be(NvmlFieldValue.InstantPower);
        Enumerator("NVML_ERROR_DRIVER_NOT_LOADED").Should().Be((int)NvmlResult.DriverNotLoaded);
        Enumerator("NVML_ERROR_INSUFFICIENT_SIZE").Should().Be((int)NvmlResult.InsufficientSize);
        Enumerator("NVML_ERROR_GPU_IS_LOST").Should().Be((int)NvmlResult.GpuIsLost);
        Enumerator("NVML_TEMPERATURE_GPU").Should().Be(0);
        Enumerator("NVML_CLOCK_SM").Should().Be(1);
        Enumerator("NVML_CLOCK_MEM").Should().Be(2);
        Constant("nvmlClocksEventReasonSwPowerCap").Should().Be((uint)ClockLimits.PowerCap);
        Constant("nvmlClocksThrottleReasonHwSlowdown").Should().Be((uint)ClockLimits.HardwareSlowdown);
        Constant("nvmlClocksEventReasonSwThermalSlowdown").Should().Be((uint)ClockLimits.SoftwareThermal);
        Constant("nvmlClocksThrottleReasonHwThermalSlowdown").Should().Be((uint)ClockLimits.HardwareThermal);
        Constant("nvmlClocksThrottleReasonHwPowerBrakeSlowdown").Should().Be((uint)ClockLimits.PowerBrake);
    }

    [Test]
    public void Symbols_StandIn_AreAllOfTheHeader()
    {
        var library = NativeLibrary.Load(StandInBuild.Require());
        try
        {
            var symbols = new NvmlSymbols(library);
            typeof(NvmlSymbols)
                .GetProperties()
                .Where(symbol => (nint)symbol.GetValue(symbols)! == 0)
                .Should().BeEmpty("the stand-in has every function that is called");
            var known = header.GetProperty("functions").EnumerateObject().Select(function => function.Name).ToHashSet();
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Common", "Nvml", "nvml_stand_in.c")).Split('\n')
                .SelectMany(line => System.Text.RegularExpressions.Regex.Matches(line, @"\bnvml(Init|Shutdown|System|Device)\w*"))
                .Select(match => match.Value)
                .Distinct().Should().BeSubsetOf(known);
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    private uint Constant(string name)
    {
        var text = header.GetProperty("constants").GetProperty(name).GetString()!.Replace("LL", "", StringComparison.Ordinal);
        return text.StartsWith("0x", StringComparison.Ordinal)
            ? Convert.ToUInt32(text, 16)
            : uint.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private int Enumerator(string name) => header.GetProperty("enums").GetProperty(name).GetInt32();
}
