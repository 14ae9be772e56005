using EnergyGate.Gate.Compare.Run;

namespace EnergyGate.Tests.Gate.Compare.Run;

internal sealed class ForeignLoadTests
{
    [Test]
    public void Parse_FirstLineOfStat_SplitsBusyFromIdle() =>
        ForeignLoad.Parse("cpu  100 5 20 800 30 3 2 40 0 0").Should().Be((170L, 1000L));

    [Test]
    public void ParseOwn_NameWithBlanksAndParentheses_TakesOwnAndChildrensTicks() =>
        ForeignLoad.ParseOwn("12 (a (b) c) S 1 1 1 0 -1 4194304 100 200 0 0 11 22 33 44 20 0 8 0").Should().Be(110);
}
