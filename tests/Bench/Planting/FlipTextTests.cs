using EnergyGate.Bench.Planting;

namespace EnergyGate.Tests.Bench.Planting;

public sealed class FlipTextTests
{
    [Test]
    public void Row_Point_SaysWhatIsNotJudged() =>
        FlipText.Row(new("STS-B", 480, null, 3, 5, 1, 3, 0, 0, 4, null, 1))
            .Should().Be("| STS-B | 3 | 0.6 % | - | 5 | 1 | 3 | 1 | - | 0 | 4 | - | 1 |\n");

    [Test]
    public void Header_Columns_AreThoseOfARow() =>
        FlipText.Header.Split('\n')[..2].Should().OnlyContain(line => line.Count(sign => sign == '|') == 14);
}
