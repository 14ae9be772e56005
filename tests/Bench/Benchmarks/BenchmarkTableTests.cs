using EnergyGate.Bench.Benchmarks;

namespace EnergyGate.Tests.Bench.Benchmarks;

public sealed class BenchmarkTableTests
{
    private static readonly BenchmarkTable Table = new("times, ms", ["what", "min"], [["load", "1.25"], ["save it", "3"]]);

    [Test]
    public void WriteMarkdown_Cells_ArePaddedToTheirColumn() =>
        Written(Table).Should().Be(
            "times, ms\n\n| what    | min  |\n|---------|------|\n| load    | 1.25 |\n| save it | 3    |\n");

    private static string Written(BenchmarkTable table)
    {
        using var output = new StringWriter { NewLine = "\n" };
        table.WriteMarkdown(output);
        return output.ToString();
    }
}
