using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Tests.Measurement.Protocols.PairedLaunches;

public sealed class IdleLoadCheckTests
{
    [TestCase(0)]
    [TestCase(0.01)]
    public void P25_StillWorker_IsNoReason(double load) => IdleLoadCheck.Check(new(new(load * 3), new(3))).Should().BeNull();

    [TestCase(0.0101)]
    [TestCase(0.65)]
    [TestCase(double.NaN)]
    public void P25_SpinningWorker_VoidsTheComparison(double load) =>
        IdleLoadCheck.Check(new(new(load * 3), new(3)))!.Sentence.Should().Contain("of a core (max. 1")
            .And.Contain("spinning");
}
