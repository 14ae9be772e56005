using EnergyGate.Bench.Planting;

namespace EnergyGate.Tests.Bench.Planting;

public sealed class FlipPointTests
{
    [TestCase(0, 1, false)]
    [TestCase(0, 0, true)]
    [TestCase(12, 0, true)]
    [TestCase(13, 9, false)]
    [TestCase(13, 10, true)]
    public void Holds_Point_IsThePromise(int flips, int fails, bool holds) =>
        new FlipPoint("SST-2", 400, 12, flips, 10, fails, 0, 0, 0, 0, null, null).Holds.Should().Be(holds);
}
