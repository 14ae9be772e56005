using System.Collections.Immutable;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Measurement.EnergyModel;

public sealed class RooflineModelTests
{
    private static readonly WorkAmount Some = new()
    {
        MatrixFloat32 = 1_000_000,
        MatrixFloat16 = 2_000_000,
        MatrixInt8 = 3_000_000,
        Elementwise = 50_000,
        BytesRead = 400_000,
        BytesWritten = 300_000,
        Launches = 4,
    };

    private static readonly Dictionary<string, Func<WorkAmount, long, WorkAmount>> More = new(StringComparer.Ordinal)
    {
        ["fp32"] = (work, more) => work with { MatrixFloat32 = work.MatrixFloat32 + more },
        ["fp16"] = (work, more) => work with { MatrixFloat16 = work.MatrixFloat16 + more },
        ["int8"] = (work, more) => work with { MatrixInt8 = work.MatrixInt8 + more },
        ["element by element"] = (work, more) => work with { Elementwise = work.Elementwise + more },
        ["bytes read"] = (work, more) => work with { BytesRead = work.BytesRead + more },
        ["bytes written"] = (work, more) => work with { BytesWritten = work.BytesWritten + more },
        ["launches"] = (work, more) => work with { Launches = work.Launches + more },
    };

    private static ImmutableArray<WorkProfile> Profiles => WorkProfiles.All;

    private static IEnumerable<TestCaseData> EveryCountOfEveryProfile =>
        from profile in Profiles
        from count in More.Keys
        select new TestCaseData(profile, count).SetArgDisplayNames(profile.Name, count);

    [TestCaseSource(nameof(EveryCountOfEveryProfile))]
    public void Cost_MoreOfOneCount_CostsMoreJoulesAndNoLessTime(WorkProfile profile, string count)
    {
        var less = RooflineModel.Cost(profile, Some);
        var more = RooflineModel.Cost(profile, More[count](Some, 1000));
        more.Total.Should().BeGreaterThan(less.Total);
        more.Time.Value.Should().BeGreaterThanOrEqualTo(less.Time.Value);
    }

    [Test]
    public void Cost_NoWork_IsNothing() =>
        Profiles.Should().OnlyContain(profile => RooflineModel.Cost(profile, default(WorkAmount)) == default);

    [Test]
    public void Cost_LaunchesAlone_CostLaunchesAndIdlePower()
    {
        foreach (var profile in Profiles)
        {
            var cost = RooflineModel.Cost(profile, new WorkAmount { Launches = 10 });
            cost.Compute.Should().Be(default(Joules));
            cost.Memory.Should().Be(default(Joules));
            cost.Time.Value.Should().BeApproximately(10 * profile.TimePerLaunch.Value.Value, 1e-15);
            cost.Total.Value.Should().BeApproximately(
                10 * (profile.EnergyPerLaunch.Value.Value + (profile.IdlePower.Value.Value * profile.TimePerLaunch.Value.Value)), 1e-12);
        }
    }

    [Test]
    public void Cost_WorkOneAfterTheOther_Adds()
    {
        foreach (var profile in Profiles)
        {
            var other = Some with { BytesRead = 9_000_000, Elementwise = 0 };
            var sum = RooflineModel.Cost(profile, Some) + RooflineModel.Cost(profile, other);
            RooflineModel.Cost(profile, [Some, other]).Should().Be(sum);
            (RooflineModel.Cost(profile, Some) * 2)
                .Total.Value.Should().BeApproximately(RooflineModel.Cost(profile, [Some, Some]).Total.Value, 1e-12);
        }
    }

    [Test]
    public void Cost_WorkInOneGo_OverlapsAndNeverCostsMore()
    {
        var arithmetic = new WorkAmount { MatrixFloat32 = 1_000_000_000 };
        var traffic = new WorkAmount { BytesRead = 10_000_000 };
        foreach (var profile in Profiles)
        {
            var together = RooflineModel.Cost(profile, arithmetic + traffic);
            var apart = RooflineModel.Cost(profile, [arithmetic, traffic]);
            together.Time.Should().BeLessThan(apart.Time);
            together.Total.Should().BeLessThan(apart.Total);
            together.Compute.Should().Be(apart.Compute);
            together.Memory.Should().Be(apart.Memory);
        }
    }

    [Test]
    public void Cost_KnownProfile_IsTheFormula()
    {
        var cost = new ArithmeticCost(Is(new Hertz(1e9)), Is(Joules.FromPicojoules(1000)));
        var profile = new WorkProfile
        {
            Name = "round",
            Device = "round figures",
            MatrixFloat32 = cost,
            MatrixFloat16 = cost,
            MatrixInt8 = cost,
            Elementwise = cost,
            ByteRate = Is(new Hertz(1e6)),
            EnergyPerByte = Is(Joules.FromPicojoules(10_000)),
            TimePerLaunch = Is(new Seconds(0.5)),
            EnergyPerLaunch = Is(new Joules(0.25)),
            IdlePower = Is(new Watts(2)),
        };

        // 1 s of arithmetic in parallel with 3 s of traffic, then 2 launches of 0.5 s each: 4 s at 2 W.
        var modelled = RooflineModel.Cost(
            profile, new WorkAmount { MatrixInt8 = 1_000_000_000, BytesRead = 2_000_000, BytesWritten = 1_000_000, Launches = 2 });
        modelled.Time.Value.Should().BeApproximately(4, 1e-9);
        modelled.Compute.Value.Should().BeApproximately(1, 1e-9);
        modelled.Memory.Value.Should().BeApproximately(0.03, 1e-9);
        modelled.Launch.Value.Should().BeApproximately(0.5, 1e-9);
        modelled.Idle.Value.Should().BeApproximately(8, 1e-9);
        modelled.Total.Value.Should().BeApproximately(9.53, 1e-9);
    }

    [Test]
    public void Cost_NegativeCount_IsRefused() =>
        FluentActions.Invoking(() => RooflineModel.Cost(WorkProfiles.T4, new WorkAmount { BytesRead = -1 }))
            .Should().Throw<ArgumentOutOfRangeException>();

    private static ProfileCoefficient<TUnit> Is<TUnit>(TUnit value)
        where TUnit : struct => new(value, "given", 0);
}
