using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Measurement.EnergyModel;

public sealed class WorkProfilesTests
{
    // DistilBERT's encoder: 84.93 MFLOP + 18432 * S per token.
    private const long DistilBertOfLength128 = 128L * (84_930_000 + (18432 * 128));

    [Test]
    public void All_Names_AreTheFour() =>
        WorkProfiles.All.Select(profile => profile.Name).Should().Equal("epyc-2core", "t4", "h100", "h200");

    [Test]
    public void Coefficients_Everyone_SaysWhatItsSourceIsAndHowFarOffItMayBe()
    {
        foreach (var coefficient in WorkProfiles.All.SelectMany(profile => profile.Coefficients))
        {
            coefficient.Source.Should().MatchRegex("^(data sheet|published|measured|derived|assumption): .{10,}", coefficient.Name);
            coefficient.RelativeError.Should().BeInRange(0.05, 1, coefficient.Name);
        }
    }

    [Test]
    public void Epyc2Core_Watts_AreThoseOfTheDeviceProfile()
    {
        var idle = DeviceProfiles.AmdEpyc9004.IdleWattsPerCore;
        WorkProfiles.Epyc2Core.IdlePower.Should().Be(idle with { Value = idle.Value * 2 });
        var product = WorkProfiles.Epyc2Core.MatrixFloat32;
        (product.EnergyPerOperation.Value.Value * product.Rate.Value.Value).Should().BeApproximately(
            2 * (DeviceProfiles.AmdEpyc9004.WattsPerCore.Value - idle.Value).Value, 1e-9, "both cores busy, above idle");
    }

    [TestCase("epyc-2core")]
    [TestCase("t4")]
    [TestCase("h100")]
    [TestCase("h200")]
    public void Cost_NarrowerNumbers_CostLess(string name)
    {
        var profile = WorkProfiles.All.Single(profile => profile.Name == name);
        var float32 = RooflineModel.Cost(
            profile, new WorkAmount { MatrixFloat32 = DistilBertOfLength128, BytesRead = 4_000_000, Launches = 1 });
        var int8 = RooflineModel.Cost(profile, new WorkAmount { MatrixInt8 = DistilBertOfLength128, BytesRead = 1_000_000, Launches = 1 });
        int8.Total.Should().BeLessThan(float32.Total * 0.6);
        int8.Time.Should().BeLessThan(float32.Time);
    }

    // The published figures include the power of the whole board, so idle power plus arithmetic must reproduce them.
    [TestCase(false, 2.9, TestName = "T4_ProductsAlone_GiveThePublishedPicojoules(fp16)")]
    [TestCase(true, 1.7, TestName = "T4_ProductsAlone_GiveThePublishedPicojoules(int8)")]
    public void T4_ProductsAlone_GiveThePublishedPicojoules(bool int8, double picojoules)
    {
        var work = int8 ? new WorkAmount { MatrixInt8 = 1_000_000_000 } : new WorkAmount { MatrixFloat16 = 1_000_000_000 };
        (RooflineModel.Cost(WorkProfiles.T4, work).Total / 1e9)
            .Value.Should().BeApproximately(Joules.FromPicojoules(picojoules).Value, 0.05e-12);
    }

    [Test]
    public void H200_TrafficAlone_IsFasterThanOnAnH100()
    {
        var traffic = new WorkAmount { BytesRead = 1_000_000_000 };
        RooflineModel.Cost(WorkProfiles.H200, traffic).Time.Should().BeLessThan(RooflineModel.Cost(WorkProfiles.H100, traffic).Time);
    }

    [Test]
    public void EveryDevice_FullLoad_StaysWithinItsPower()
    {
        // Arithmetic for 1 s, and bytes for 0.1 s.
        foreach (var (profile, watts) in new[] { (WorkProfiles.T4, 70.0), (WorkProfiles.H100, 700), (WorkProfiles.H200, 700) })
        {
            var work = new WorkAmount
            {
                MatrixFloat16 = (long)profile.MatrixFloat16.Rate.Value.Value,
                BytesRead = (long)(profile.ByteRate.Value.Value / 10),
            };
            var cost = RooflineModel.Cost(profile, work);
            (cost.Total / cost.Time).Value.Should().BeInRange(watts * 0.95, watts * 1.05);
        }
    }
}
