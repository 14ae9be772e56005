using EnergyGate.Evaluation.Metrics;
using EnergyGate.Tests.Golden;

namespace EnergyGate.Tests.Evaluation.Metrics;

public sealed class ClassificationTests
{
    [Test]
    public void EveryScore_OnTheGoldenCases_EqualsScikitLearn()
    {
        foreach (var row in GoldenFile.Cases("classification.json"))
        {
            int[] actual = row.Integers("y_true"), predicted = row.Integers("y_pred");
            var name = row.GetProperty("name").GetString();
            Classification.Accuracy(actual, predicted).Should().BeApproximately(row.Number("accuracy")!.Value, 1e-9, name);
            Classification.Matthews(actual, predicted)
                .Should().BeApproximately((row.Number("matthews_exact") ?? row.Number("matthews"))!.Value, 1e-9, name);
            if ((row.Number("f1_exact") ?? row.Number("f1")) is { } f1)
            {
                Classification.F1(actual, predicted).Should().BeApproximately(f1, 1e-9, name);
            }
        }
    }

    [Test]
    public void F1_WithoutPositives_IsZero() => Classification.F1([0, 0], [0, 0]).Should().Be(0);

    [Test]
    public void Matthews_OfOneClassOnly_IsZero() => Classification.Matthews([1, 1], [1, 1]).Should().Be(0);

    [Test]
    public void Matthews_OfTenMillionExamples_DoesNotOverflow()
    {
        var matrix = new ConfusionMatrix(2);
        foreach (var (actual, predicted) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
        {
            matrix.Add(actual, predicted, actual == predicted ? 3_000_000_000_000 : 1_000_000_000_000);
        }

        matrix.Matthews().Should().BeApproximately(0.5, 1e-12);
    }

    [Test]
    public void EveryScore_OfUnequalLengthsOrNothing_IsRefused()
    {
        ((Action)(() => Classification.Accuracy([1], [1, 0]))).Should().Throw<ArgumentException>();
        ((Action)(() => Classification.F1([], []))).Should().Throw<ArgumentException>();
        ((Action)(() => Classification.Matthews([1, 0], [1]))).Should().Throw<ArgumentException>();
        ((Action)(() => Classification.Matthews([-1, 0], [1, 0]))).Should().Throw<ArgumentOutOfRangeException>();
    }
}
