using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Tests.Measurement.Protocols.PairedLaunches;

internal sealed class OwnFigureCheckTests
{
    [TestCase(1.00)]
    [TestCase(0.91)]
    [TestCase(1.009)]
    public void Check_FiguresThatAgree_AreNoReason(double told) => OwnFigureCheck.Check(new(told * 3), new(3)).Should().BeNull();

    [TestCase(0.85)]
    [TestCase(1.05)]
    [TestCase(double.NaN)]
    public void Check_ClockThatTellsAnotherTime_VoidsTheUnit(double told) =>
        OwnFigureCheck.Check(new(told * 3), new(3))!.Sentence.Should().Contain("read from outside");

    [Test]
    public void Check_NothingReadFromOutside_IsNoReason() => OwnFigureCheck.Check(new(3), default).Should().BeNull();
}
