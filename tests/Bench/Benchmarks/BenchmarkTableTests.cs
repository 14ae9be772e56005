using EnergyGate.Bench.Benchmarks;

namespace EnergyGate.Tests.Bench.Benchmarks;

public sealed class BenchmarkTableTests
{
    private static readonly BenchmarkTable Table = new("times, ms", ["what", "min"], [["load", "1.25"], ["save it", "3"]]);

    [Test]
    public void WriteMarkdown_Cells_ArePaddedToTheirColumn() =>
        Written(Table.WriteMarkdown).Should().Be(
            "times, ms\n\n| what    | min  |\n|---------|------|\n| load    | 1.25 |\n| save it | 3    |\n");

    [Test]
    public void WritePlain_Lines_EndWithoutBlanks() =>
        Written(Table.WritePlain).Should().Be("times, ms\nwhat     min\n-------  ----\nload     1.25\nsave it  3\n");

    private static string Written(Action<TextWriter> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(output);
        return output.ToString();
    }
}
