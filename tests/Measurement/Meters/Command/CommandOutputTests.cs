using System.Globalization;
using EnergyGate.Measurement.Meters.Command;

namespace EnergyGate.Tests.Measurement.Meters.Command;

public sealed class CommandOutputTests
{
    [TestCase("231.5 W", 231.5, true)]
    [TestCase("power: 231500 mW\n", 231.5, true)]
    [TestCase("meter 2 on 10.0.0.7 says 12.5kJ", 12500, false)]
    [TestCase("3.2e3 joules", 3200, false)]
    [TestCase("0.5 Wh", 1800, false)]
    [TestCase("1.5 kWh", 5.4e6, false)]
    [TestCase("70 uJ", 70e-6, false)]
    public void Find_NumberWithUnit_IsWattsOrJoules(string output, double value, bool isPower)
    {
        var found = CommandOutput.Find(output, new() { Program = "x" }, out _);
        found!.Value.Value.Should().BeApproximately(value, Math.Abs(value) * 1e-12);
        found.Value.IsPower.Should().Be(isPower);
    }

    [Test]
    public void Find_OutputOfIpmitool_ByItsPattern()
    {
        const string output = "\n    Instantaneous power reading:                   220 Watts\n    Minimum during sampling period:      "
            + "            8 Watts\n";
        var meter = new CommandMeterSpecification { Program = "ipmitool", Pattern = @"Instantaneous power reading:\s+([0-9]+)" };
        CommandOutput.Find(output, meter, out _).Should().Be((220.0, true));
    }

    [Test]
    public void Find_JsonOfRedfish_ByPatternAndGivenUnit()
    {
        CommandUnit.TryFind("watts", out var watts);
        var meter = new CommandMeterSpecification { Program = "curl", Pattern = @"""PowerConsumedWatts"":\s*([0-9.]+)", Unit = watts };
        CommandOutput.Find("""{"PowerControl":[{"PowerConsumedWatts": 344.0,"PowerCapacityWatts":800}]}""", meter, out _)
            .Should().Be((344.0, true));
    }

    [TestCase("1,5 W")]
    [TestCase("1.5.2 W")]
    [TestCase("v12 W")]
    public void Find_WhatIsNoPlainNumber_IsRefused(string output) =>
        CommandOutput.Find(output, new() { Program = "x" }, out _).Should().BeNull();

    [Test]
    public void Find_InACultureWithACommaAsItsPoint_ReadsTheSame()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = comma;
            CommandOutput.Find("1.5 W", new() { Program = "x" }, out _).Should().Be((1.5, true));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCase("mW", 1e-3)]
    [TestCase("W", 1)]
    [TestCase("watts", 1)]
    public void TryFind_Unit_KeepsMilliApartFromMega(string name, double factor)
    {
        CommandUnit.TryFind(name, out var unit).Should().BeTrue();
        unit.Factor.Should().Be(factor);
        CommandUnit.TryFind("MW", out _).Should().BeFalse();
        CommandUnit.TryFind("hp", out _).Should().BeFalse();
    }
}
