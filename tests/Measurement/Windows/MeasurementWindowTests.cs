using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Windows;

public sealed class MeasurementWindowTests
{
    [Test]
    public void Between_TwoReadings_IsTheirDifference() =>
        MeasurementWindow.Between(Reading(10, 1), Reading(12.5, 3)).Should().Be(new MeasurementWindow(new(2.5), new(2), null));

    [TestCase(10, 9, 1, 2, "backwards")]
    [TestCase(10, 10, 1, 2, "did not change")]
    [TestCase(10, 11, 1, 1, "clock did not advance")]
    [TestCase(10, double.NaN, 1, 2, "not a finite number")]
    [TestCase(10, double.PositiveInfinity, 1, 2, "not a finite number")]
    public void Between_ReadingsThatTellNothing_IsVoid(
        double startEnergy, double finishEnergy, double startTime, double finishTime, string reason) =>
        MeasurementWindow.Between(Reading(startEnergy, startTime), Reading(finishEnergy, finishTime))
            .VoidReason!.Sentence.Should().Contain(reason);

    [Test]
    public void Between_FaultInTheWindow_IsVoidWithTheMetersSentence() =>
        MeasurementWindow.Between(Reading(1, 1), Reading(2, 2) with { FaultCount = 1 }, new("the sensor went away"))
            .VoidReason!.Sentence.Should().Be("the sensor went away");

    [Test]
    public void Between_FaultBeforeTheWindow_Counts() =>
        MeasurementWindow.Between(Reading(1, 1) with { FaultCount = 1 }, Reading(2, 2) with { FaultCount = 1 }, new("earlier"))
            .IsVoid.Should().BeFalse();

    private static MeterReading Reading(double joules, double seconds) => new(new(joules), new(seconds));
}
