using EnergyGate.Evaluation.Metrics;
using EnergyGate.Tests.Golden;

namespace EnergyGate.Tests.Evaluation.Metrics;

public sealed class CalibrationErrorTests
{
    [Test]
    public void Of_TheGoldenCases_EqualsTheExactFigure()
    {
        foreach (var row in GoldenFile.Cases("ece.json"))
        {
            var name = row.GetProperty("name").GetString();
            var error = CalibrationError.Of(row.Numbers("confidence"), [.. row.Integers("correct").Select(right => right == 1)]);
            error.Expected.Should().BeApproximately(row.Number("ece_exact")!.Value, 1e-13, name);
            error.Max.Should().BeApproximately(row.Number("max_calibration_error")!.Value, 1e-13, name);
        }
    }

    [Test]
    public void Of_SureAndHalfWrong_IsHalf() => CalibrationError.Of([1, 1], [true, false]).Should().Be(new CalibrationError(0.5, 0.5, 1));

    [TestCase(double.NaN)]
    [TestCase(1.01)]
    [TestCase(-0.01)]
    public void Of_NoProbability_IsNaN(double confidence) =>
        CalibrationError.Of([0.5, confidence], [true, true]).Expected.Should().Be(double.NaN);

    [Test]
    public void Of_UnequalLengths_IsRefused() =>
        ((Action)(() => CalibrationError.Of([0.5], [true, false]))).Should().Throw<ArgumentException>();
}
