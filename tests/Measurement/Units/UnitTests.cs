using System.Reflection;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Tests.Measurement.Units;

public sealed class UnitTests
{
    private static readonly Type[] Units = [typeof(Joules), typeof(Watts), typeof(Seconds), typeof(Hertz), typeof(Celsius)];

    [Test]
    public void Factories_RawUnits_ConvertOnce()
    {
        Joules.FromMillijoules(2500).Should().Be(new Joules(2.5));
        Joules.FromMicrojoules(2_500_000).Should().Be(new Joules(2.5));
        Watts.FromMilliwatts(70_500).Should().Be(new Watts(70.5));
        Seconds.FromNanoseconds(1_500_000).Should().Be(new Seconds(0.0015));
        Seconds.FromMilliseconds(20).Should().Be(new Seconds(0.02));
        Seconds.FromTimeSpan(TimeSpan.FromMinutes(2)).Should().Be(new Seconds(120));
        Hertz.FromMegahertz(1590).Should().Be(new Hertz(1.59e9));
        Celsius.FromWholeDegrees(64).Should().Be(new Celsius(64));
        Celsius.FromMillidegrees(-1500).Should().Be(new Celsius(-1.5));
    }

    [Test]
    public void FromTimestamp_TicksOfAClock_DividesByItsFrequency() =>
        Seconds.FromTimestamp(TimeProvider.System.TimestampFrequency * 3, TimeProvider.System).Should().Be(new Seconds(3));

    [Test]
    public void Operators_PowerTimeEnergy_GoRoundInACircle()
    {
        var energy = new Watts(70) * new Seconds(2);

        energy.Should().Be(new Joules(140));
        (new Seconds(2) * new Watts(70)).Should().Be(energy);
        (energy / new Seconds(2)).Should().Be(new Watts(70));
        (energy / new Watts(70)).Should().Be(new Seconds(2));
        (energy / new Joules(70)).Should().Be(2);
        (new Seconds(2) * new Hertz(50)).Should().Be(100);
        new Hertz(50).Period.Should().Be(new Seconds(0.02));
        (new Celsius(64) - new Celsius(60)).Should().Be(4);
    }

    [Test]
    public void Operators_NaN_IsInNoOrder()
    {
        var nan = new Joules(double.NaN);
        (nan <= new Joules(1)).Should().BeFalse();
        (nan >= new Joules(1)).Should().BeFalse();
        (nan < new Joules(1)).Should().BeFalse();
    }

    [TestCaseSource(nameof(Units))]
    public void Unit_ByReflection_IsAReadonlyStructWithoutImplicitConversions(Type unit)
    {
        unit.IsValueType.Should().BeTrue();
        unit.GetCustomAttributes().Should().Contain(attribute => attribute.GetType().Name == "IsReadOnlyAttribute");
        unit.GetMethods(BindingFlags.Static | BindingFlags.Public).Should().NotContain(method => method.Name == "op_Implicit");
    }
}
