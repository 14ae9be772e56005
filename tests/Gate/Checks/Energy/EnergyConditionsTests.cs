using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Selection;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Tests.Gate.Checks.Energy;

internal sealed class EnergyConditionsTests
{
    [Test]
    public void P11_TextsOfEqualLengths_AreNotTheSameConditions()
    {
        var recorded = Mix(new([101, 7, 102, 101, 102], [0, 0, 0, 0, 0], [0, 3, 5]));
        Mix(new([101, 7, 102, 101, 102], [0, 0, 0, 0, 0], [0, 3, 5])).Should().Be(recorded);
        Mix(new([101, 8, 102, 101, 102], [0, 0, 0, 0, 0], [0, 3, 5])).Should().NotBe(recorded, "another token");
        Mix(new([101, 7, 102, 101, 102], [0, 0, 1, 0, 0], [0, 3, 5])).Should().NotBe(recorded, "another segment");
        Mix(new([101, 7, 102, 101, 102], [0, 0, 0, 0, 0], [0, 2, 5])).Should().NotBe(recorded, "other lengths");
    }

    private static string Mix(TokenizedTexts texts)
    {
        using var meter = RunMeter.Open(new() { Meter = MeterChoice.Parse("estimated") });
        return EnergyConditions.HeaderOf(
            "a model", MachineFingerprint.OfThisMachine(), meter.Meter!, new(), 128, 1, [texts]).Properties["mix"];
    }
}
