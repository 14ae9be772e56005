using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Tests.Statistics.Randomness;

public sealed class NormalSourceTests
{
    [Test]
    public void Next_ManyNumbers_AreNormal()
    {
        // A million: moments within 5 deviations, and tails by Phi(-2) and Phi(-3.5), the latter beyond the ziggurat's last layer.
        const int Count = 1_000_000;
        var random = new SplitMix64(9);
        var (sum, squares, fourths, beyondTwo, beyondTail) = (0.0, 0.0, 0.0, 0, 0);
        for (var i = 0; i < Count; i++)
        {
            var x = NormalSource.Next(random);
            (sum, squares, fourths) = (sum + x, squares + x * x, fourths + x * x * x * x);
            beyondTwo += Math.Abs(x) > 2 ? 1 : 0;
            beyondTail += Math.Abs(x) > 3.5 ? 1 : 0;
        }

        (sum / Count).Should().BeApproximately(0, 0.005);
        (squares / Count).Should().BeApproximately(1, 0.0071);
        (fourths / Count).Should().BeApproximately(3, 0.049);
        beyondTwo.Should().BeInRange(44457, 46543);
        beyondTail.Should().BeInRange(357, 573);
    }
}
