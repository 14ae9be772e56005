using EnergyGate.Statistics.Hypotheses;
using EnergyGate.Tests.Golden;

namespace EnergyGate.Tests.Statistics.Hypotheses;

public sealed class McNemarTestTests
{
    [Test]
    public void Of_TheGoldenCounts_EqualsTheExactValues()
    {
        foreach (var row in GoldenFile.Cases("mcnemar.json"))
        {
            int losses = row.GetProperty("b").GetInt32(), gains = row.GetProperty("c").GetInt32();
            var test = McNemarTest.Of(losses, gains);
            var exact = row.Number("p_exact")!.Value;
            test.P.Should().BeApproximately(exact, 1e-9 * Math.Max(exact, double.Epsilon), "b {0}, c {1}", losses, gains);
            test.Log10P.Should().BeApproximately(row.Number("log10_p")!.Value, 1e-9, "b {0}, c {1}", losses, gains);
            test.MidP.Should().BeApproximately(row.Number("mid_p")!.Value, 1e-9, "b {0}, c {1}", losses, gains);
        }
    }

    [Test]
    public void Of_APublishedTable_GivesItsValues()
    {
        // Cavo et al. 2012 as in Fagerland, Lydersen and Laake (2014): p 0.052479, mid-p 0.034690.
        var test = McNemarTest.Of(16, 6);

        test.P.Should().BeApproximately(0.052479, 5e-7);
        test.MidP.Should().BeApproximately(0.034690, 5e-7);
    }

    [Test]
    public void Of_ExchangedCounts_IsTheSame() => McNemarTest.Of(3, 11).P.Should().Be(McNemarTest.Of(11, 3).P);

    [Test]
    public void Of_AMillionPairs_IsFinite()
    {
        var test = McNemarTest.Of(0, 1_000_000);

        test.P.Should().Be(0);
        test.Log10P.Should().BeApproximately(-999_999 * Math.Log10(2), 1e-6);
    }

    [Test]
    public void Of_NegativeCounts_IsRefused() => ((Action)(() => McNemarTest.Of(-1, 2))).Should().Throw<ArgumentOutOfRangeException>();
}
