using EnergyGate.Evaluation.Metrics;

namespace EnergyGate.Tests.Evaluation.Metrics;

public sealed class LogitMarginsTests
{
    [TestCase(0, ExpectedResult = -2)]
    [TestCase(1, ExpectedResult = 2)]
    [TestCase(2, ExpectedResult = -6)]
    public double Of_ThreeClasses_IsTheLeadOverTheBestOther(int label) => LogitMargins.Of([1, 3, -3], label);

    [Test]
    public void Of_AnyLogits_IsTheDifferenceOfLogProbabilities()
    {
        float[] logits = [0.3f, -1.2f, 2.5f];
        var sum = logits.Sum(logit => Math.Exp(logit));
        LogitMargins.Of(logits, 0)
            .Should().BeApproximately(Math.Log(Math.Exp(logits[0]) / sum) - Math.Log(Math.Exp(logits[2]) / sum), 1e-12);
    }

    [Test]
    public void Of_NaNAnywhere_IsNaN()
    {
        LogitMargins.Of([1, float.NaN], 0).Should().Be(double.NaN);
        LogitMargins.Of([1, float.NaN], 1).Should().Be(double.NaN);
    }

    [Test]
    public void Confidence_TwoLogits_IsTheLogisticFunction() =>
        LogitMargins.Confidence([0, 2]).Should().BeApproximately(1 / (1 + Math.Exp(-2)), 1e-15);

    [Test]
    public void Confidence_HugeLogits_DoesNotOverflow() => LogitMargins.Confidence([1e30f, -1e30f]).Should().Be(1);

    [Test]
    public void Confidence_NaN_IsNaN() => LogitMargins.Confidence([1, float.NaN]).Should().Be(double.NaN);
}
