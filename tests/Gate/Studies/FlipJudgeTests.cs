using EnergyGate.Bench.Planting;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Studies;
using EnergyGate.Tests.Gate.Pipeline;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Tests.Gate.Studies;

/// <summary>The gate's verdicts on planted answers, and the detection curve that they make.</summary>
internal sealed class FlipJudgeTests
{
    private const int Draws = 6;
    private static readonly VariantRecipe Variant = VariantCatalog.Find("int8-dynamic");

    private static readonly GlueTask Pairs = GlueTasks.Parse("MRPC");

    private readonly RecordedTask recorded = new("SST-2");

    [OneTimeSetUp]
    public void Record() => recorded.Record("avx2");

    [OneTimeTearDown]
    public void Remove() => recorded.Dispose();

    [Test]
    public void Points_FlipsAskedFor_HaveTheEdgeOfWhatIsDeclaredBesideThem()
    {
        var points = Points(Variant, stored: true, 1, 5, 401);
        points.Select(point => point.Flips).Should().Equal([0, 1, 5, 12, 13], "3 % of 400 are declared; there are no 401 right answers");
        points.Select(point => point.Draws).Should().Equal(1, Draws, Draws, Draws, Draws);
        points.Should().OnlyContain(point => point.Declared == 12 && point.Holds);
        points.Select(point => point.Fails).Should().Equal(0, 0, Draws, Draws, Draws);
        points.Select(point => point.FailsByStored)
            .Should().Equal([0, 0, Draws, Draws, Draws], "more than 1 % of 400 stored answers changed");
        points.Select(point => point.FailsByFlips).Should().Equal(0, 0, 0, 0, Draws);
    }

    [Test]
    public void P21_MoreFlipsThanDeclaredWithoutStoredAnswers_AreFoundByTheirNumber()
    {
        var points = Points(Variant, stored: false, 8, 200);
        points.Should().OnlyContain(point => point.FailsByStored == null && point.FailsByMargin == null && point.Holds);
        points.Select(point => (point.Flips, point.Fails, point.Open, point.FailsByFlips, point.FailsByScore)).Should().Equal(
            (0, 0, 0, 0, 0), (8, 0, Draws, 0, 0), (12, 0, Draws, 0, 0), (13, Draws, 0, Draws, 0), (200, Draws, 0, Draws, Draws));
        points.Select(point => point.OpenScores).Should().Equal(0, Draws, Draws, Draws, 0);
    }

    [Test]
    public void Points_RecipeWithAMarginLimit_SayWhatTheMarginFinds() =>
        Points(Variant with { MaxMarginLoss = 0.01 }, stored: false, 1)
            .Should().OnlyContain(point => point.FailsByMargin != null && point.Holds);

    [Test]
    public void Cells_DrawsOfOneComposition_AreJudgedOnce()
    {
        var judge = Small();
        (judge.Cells(Turned(0, 1, 2, 3)) == judge.Cells(Turned(4, 5, 6, 7))).Should().BeTrue("two examples of each label");
    }

    [Test]
    public void Cells_DrawsOfOtherCompositions_AreJudgedAsEachAlone()
    {
        var judge = Small();
        var mixed = judge.Cells(Turned(0, 1, 2, 3));
        var negatives = judge.Cells(Turned(0, 2, 4, 6));
        negatives.Should().Equal(Small().Cells(Turned(0, 2, 4, 6))).And.NotEqual(mixed, "F1 asks which class is wrong");
    }

    private FlipPoint[] Points(VariantRecipe variant, bool stored, params int[] flips) =>
        [.. new FlipCurve(Judge(variant, stored), Draws, 1).Points(flips, (_, _, _) => { }, CancellationToken.None)];

    private FlipJudge Judge(VariantRecipe variant, bool stored)
    {
        TaskInputs inputs = new(recorded.Examples, new TokenizedTexts([], [], [0]));
        return new(
            variant,
            recorded.Task,
            inputs,
            recorded.Right,
            new(new(32, 128, 1), new()),
            stored ? recorded.Cells(recorded.Open(recorded.Folder.Path, recorded.Examples, 32), recorded.Examples, "avx2") : null,
            []);
    }

    // Forty pairs keep the bootstrap of F1 fast.
    private static FlipJudge Small() =>
        new(
            Variant,
            Pairs,
            new([.. Enumerable.Range(0, 40).Select(i => new LabelledExample(i + 2, "text", "pair", i % 2, double.NaN))], new([], [], [0])),
            Turned(),
            new(new(32, 128, 1), new()),
            null,
            []);

    private static TaskPredictions Turned(params int[] examples) =>
        new(Pairs, [.. Enumerable.Range(0, 40).SelectMany(i => (i % 2 == 1) ^ examples.Contains(i) ? new[] { 0f, 1f } : [1f, 0f])]);
}
