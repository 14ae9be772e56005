using EnergyGate.Bench.Benchmarks;

namespace EnergyGate.Tests.Bench.Benchmarks;

public sealed class StatisticsBenchmarkTests
{
    private static readonly BenchmarkRequest Request = new()
    {
        Cells = 24,
        ReadInputs = _ => throw new InvalidOperationException("a simulation needs no model"),
        WorkOf = _ => throw new InvalidOperationException("a simulation needs no graph"),
    };

    [Test]
    public void Run_OnePullRequestOfEachKind_PrintsEveryTableAndBar()
    {
        var output = new StringWriter();
        var told = new List<string>();
        new StatisticsBenchmark().Run(Request with { Seed = 3, Tell = told.Add }, output, CancellationToken.None);

        var text = output.ToString();
        text.Should().Contain("seed 3");
        text.Split('\n').Count(line => line.StartsWith("|--", StringComparison.Ordinal)).Should().Be(6);
        text.Should().Contain("AR(1) .5 on the ratio *").And.Contain("github-action-benchmark").And.Contain("Clopper-Pearson");
        text.Should().Contain("on all 1: launch bias of 3 % with fresh launches");
        text.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)).Should().Be(10);
        told.Should().HaveCount(17, "a line for each kind of noise, and one at the end");
    }

    [Test]
    public void Run_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        new StatisticsBenchmark().Invoking(benchmark => benchmark.Run(Request, TextWriter.Null, cancelled.Token))
            .Should().Throw<OperationCanceledException>();
    }
}
