using EnergyGate.Gate.Reporting.Plots;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Reporting.Plots;

internal sealed class EnergyAccuracyFrontTests
{
    [Test]
    public void Of_CheaperOrBetter_IsOnTheFrontAndBeatenIsNot() =>
        Front(("dear", 1, 0.9), ("cheap", 0.5, 0.8), ("beaten", 0.6, 0.8), ("twin", 0.5, 0.8)).Should().Equal("dear", "cheap", "twin");

    [Test]
    public void Of_VariantWithoutAnEnergyFigure_IsLeftOut() =>
        EnergyAccuracyFront.Of(Result(("a", 1, 0.9), ("b", double.NaN, 0.8))).Select(point => point.Name).Should().Equal("a");

    [Test]
    public void Draw_OnePoint_IsNothing() =>
        FrontPlot.Draw(EnergyAccuracyFront.Of(Result(("a", 1, 0.9))), "score", "estimated").Should().BeEmpty();

    [Test]
    public void Draw_NamesOfVariants_AreEscapedAndInTheDescription() =>
        FrontPlot.Draw(EnergyAccuracyFront.Of(Result(("<a>", 1, 0.9), ("b", 0.5, 0.8))), "score", "estimated")
            .Should().NotContain("<a>").And.Contain("&lt;a&gt;: 1.000 of fp32&#39;s joules, score 90.00 %, on the front;");

    private static IEnumerable<string> Front(params (string Name, double Energy, double Score)[] variants) =>
        EnergyAccuracyFront.Of(Result(variants)).Where(point => point.IsOnFront).Select(point => point.Name);

    private static GateResult Result(params (string Name, double Energy, double Score)[] variants) =>
        Cells.Result(
            [
                .. variants.Select(
                    variant => Cells.With(Verdict.Pass) with
                    {
                        Variant = variant.Name,
                        Task = null,
                        Check = CheckKind.Energy,
                        Value = variant.Energy,
                    }),
            ]) with
        {
            MeanScores = [.. variants.Select(variant => new VariantScore(variant.Name, "score", variant.Score, 1))],
        };
}
