using EnergyGate.Measurement.Protocols.WarmUp;

namespace EnergyGate.Tests.Measurement.Protocols.WarmUp;

/// <summary>Series that are a function of the index, with the expected steady part.</summary>
public sealed class SteadyStateSearchTests
{
    private const int Count = 120;

    [Test]
    public void Find_Steady_StartsAtOnce()
    {
        var found = SteadyStateSearch.Find(Series(_ => 5));
        found.Should().Be(new SteadyState(0, 5, 0, null));
    }

    [Test]
    public void Find_SteadyWithNoise_StartsAtOnce()
    {
        var random = new Random(7);
        SteadyStateSearch.Find(Series(_ => 5 * (1 + 0.01 * (random.NextDouble() - 0.5)))).Start.Should().Be(0);
    }

    [TestCase(0.001)]
    [TestCase(0.01)]
    [TestCase(-0.004)]
    public void Find_Drift_IsNeverSteady(double slope)
    {
        var found = SteadyStateSearch.Find(Series(i => 5 * (1 + slope * i)));
        found.Start.Should().BeNull();
        found.Reason.Should().Contain("drift");
    }

    [TestCase(1, 1.5)]
    [TestCase(17, 1.5)]
    [TestCase(40, 0.7)]
    public void Find_Step_StartsBehindIt(int at, double before)
    {
        var found = SteadyStateSearch.Find(Series(i => i < at ? before : 1));
        found.Start.Should().Be(at);
        found.Level.Should().Be(1);
    }

    [Test]
    public void Find_StepNearTheEnd_IsNotSteady() => SteadyStateSearch.Find(Series(i => i < Count - 20 ? 1 : 1.2)).Start.Should().BeNull();

    [Test]
    public void Find_WarmUpThatDecays_StartsWhereLittleIsLeft()
    {
        var start = SteadyStateSearch.Find(Series(i => 1 + Math.Exp(-i / 10.0))).Start!.Value;
        Math.Exp(-start / 10.0).Should().BeLessThan(0.03);
        start.Should().BeLessThan(50);
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Find_Alternation_IsSteadyAndSaysHowFarItSpreads(int phase)
    {
        var found = SteadyStateSearch.Find(Series(i => (i + phase) % 2 == 0 ? 1.0 : 3.0));
        found.Start.Should().Be(0);
        found.Level.Should().Be(2);
        found.Spread.Should().Be(0.5);
    }

    [TestCase(3)]
    [TestCase(60)]
    [TestCase(Count - 1)]
    public void Find_Spike_IsNoWarmUp(int at) => SteadyStateSearch.Find(Series(i => i == at ? 50 : 1)).Start.Should().Be(0);

    [Test]
    public void Find_Quantised_IsSteadyWhenTheStepIsKnown()
    {
        var figures = Series(i => Math.Round(10.4 + 0.002 * i)); // a slowly rising value, rounded to whole units: 10, then 11
        SteadyStateSearch.Find(figures, new() { Quantum = 1 }).Start.Should().Be(0);
        SteadyStateSearch.Find(figures).Start.Should().Be(Array.IndexOf(figures, 11.0));
    }

    [Test]
    public void Find_HoleAtTheStart_StartsAfterIt() =>
        SteadyStateSearch.Find(Series(i => i == 20 ? double.NaN : 7)).Should().Be(new SteadyState(21, 7, 0, null));

    [Test]
    public void Find_StuckCounter_IsNotSteady()
    {
        var found = SteadyStateSearch.Find(Series(_ => 0));
        found.Start.Should().BeNull();
        found.Reason.Should().Contain("stuck");
    }

    [Test]
    public void Find_NoNumberNearTheEnd_IsNotSteady() =>
        SteadyStateSearch.Find(Series(i => i == Count - 5 ? double.NaN : 1)).Reason.Should().Contain("missing");

    [Test]
    public void Find_TooFew_SaysHowManyAreNeeded() =>
        SteadyStateSearch.Find(Series(_ => 1).AsSpan(0, 15)).Reason.Should().Be("only 15 values; at least 16 are needed");

    private static double[] Series(Func<int, double> figure) => [.. Enumerable.Range(0, Count).Select(figure)];
}
