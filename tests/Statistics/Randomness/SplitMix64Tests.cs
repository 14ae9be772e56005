using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Tests.Statistics.Randomness;

public sealed class SplitMix64Tests
{
    [Test]
    public void Next_FromAPublishedSeed_GivesThePublishedNumbers()
    {
        var random = new SplitMix64(1234567);

        new[] { random.Next(), random.Next(), random.Next() }.Should().Equal(6457827717110365317, 3203168211198807973, 9817491932198370423);
    }

    [Test]
    public void Below_ManyTimes_CoversEveryNumberEvenly()
    {
        var random = new SplitMix64(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.Below(7)]++;
        }

        // Chi-squared with 6 degrees of freedom: 22.46 is its 99.9 % point; the seed is fixed.
        counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000).Should().BeLessThan(22.46);
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Below_WithoutALimit_IsRefused(int limit) =>
        ((Action)(() => new SplitMix64(1).Below(limit))).Should().Throw<ArgumentOutOfRangeException>();
}
