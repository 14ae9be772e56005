using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Meters.Rapl;
using EnergyGate.Measurement.Selection;

namespace EnergyGate.Tests.Measurement.Selection;

public sealed class MeterCatalogTests
{
    [Test]
    public void Probe_ThisMachine_ListsEveryMeterWithAReason()
    {
        var probes = MeterCatalog.Probe();
        try
        {
            probes.Select(probe => probe.Name).Should().Equal(NvmlMeter.MeterName, RaplMeter.MeterName, EstimatedMeter.MeterName);
            probes.Should().OnlyContain(probe => probe.Availability.Detail.Length > 10);
            probes.Should().OnlyContain(probe => probe.Availability.IsAvailable == (probe.Meter != null));
        }
        finally
        {
            foreach (var probe in probes)
            {
                probe.Dispose();
            }
        }
    }

    [Test]
    public void Availability_Default_IsNotAvailable()
    {
        default(MeterAvailability).IsAvailable.Should().BeFalse();
        default(MeterAvailability).Detail.Should().Be("not probed");
        MeterAvailability.Unavailable("no driver").ToString().Should().Be("not available: no driver");
    }

    [Test]
    public void Unavailable_NoReason_Throws() =>
        FluentActions.Invoking(() => MeterAvailability.Unavailable(" ")).Should().Throw<ArgumentException>();
}
