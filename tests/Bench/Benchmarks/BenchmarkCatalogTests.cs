using EnergyGate.Bench.Benchmarks;

namespace EnergyGate.Tests.Bench.Benchmarks;

public sealed class BenchmarkCatalogTests
{
    [Test]
    public void All_Benchmarks_AreThoseOfTheProject() =>
        BenchmarkCatalog.All.Select(benchmark => benchmark.GetType()).Should().BeEquivalentTo(
            typeof(IBenchmark).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IBenchmark))));

    [Test]
    public void All_Names_AreInOrder() =>
        BenchmarkCatalog.All.Select(benchmark => benchmark.Name).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
}
