using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Tests.Gate.Checks.Accuracy;

internal sealed class AccuracyCellsTests
{
    private const int Count = 800;
    private static readonly GlueTask Task = GlueTasks.Parse("SST-2");
    private static readonly VariantRecipe Candidate = VariantCatalog.Find("int8-dynamic") with
    {
        AccuracyTolerances = System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty.Add("SST-2", 0.02),
    };

    private static readonly TaskInputs Inputs = new(
        [.. Enumerable.Range(0, Count).Select(i => new LabelledExample(i + 2, "text", null, i % 2, double.NaN))],
        new TokenizedTexts([], [], [0]));

    [Test]
    public void OfScores_SameAnswers_Pass() => ScoreOf(Answers(wrong: 80), Answers(wrong: 80)).Verdict.Should().Be(Verdict.Pass);

    [Test]
    public void OfScores_ClassesSwapped_Fail()
    {
        var cell = ScoreOf(Answers(wrong: 80), Answers(wrong: Count - 80));
        cell.Verdict.Should().Be(Verdict.Fail);
        cell.Gating.Should().BeTrue();
    }

    [Test]
    public void OfScores_LossOnTheTolerance_IsOpen() =>
        ScoreOf(Answers(wrong: 80), Answers(wrong: 96)).Verdict.Should().Be(Verdict.Inconclusive);

    [Test]
    public void OfScores_OpenAnswer_HasLimitAndIntervalOnTheScaleOfTheScore()
    {
        var cell = ScoreOf(Answers(wrong: 80), Answers(wrong: 96));
        cell.Reference.Should().Be(0.9);
        cell.Limit.Should().BeApproximately(0.88, 1e-12);
        cell.Interval!.Value.Lower.Should().BeLessThan(cell.Value!.Value);
        cell.Interval!.Value.Upper.Should().BeGreaterThan(cell.Value.Value).And.BeLessThan(0.9);
    }

    [Test]
    public void OfScores_WiderToleranceFromTheCommandLine_Passes() =>
        ScoreOf(
            Answers(wrong: 80),
            Answers(wrong: 96),
            new GateOptions { Tolerances = ImmutableSortedDictionary<string, double>.Empty.Add("SST-2", 0.06) })
            .Verdict.Should().Be(Verdict.Pass);

    [Test]
    public void OfScores_ExperimentalVariant_ShowsAndDoesNotGate() =>
        ScoreOf(Answers(wrong: 80), Answers(wrong: Count - 80), variant: Candidate with { IsExperimental = true }).Gating
            .Should().BeFalse();

    [Test]
    public void OfScores_OpenAnswerThatABaselineHolds_DoesNotGateAndSaysWhy()
    {
        var cell =
            ScoreOf(Answers(wrong: 80), Answers(wrong: 96), isAccepted: (variant, task) => (variant, task) == (Candidate.Name, "SST-2"));
        cell.Verdict.Should().Be(Verdict.Inconclusive);
        cell.Gating.Should().BeFalse();
        cell.Reason.Should().Contain("the baseline holds this variant");
    }

    [Test]
    public void OfScores_LossThatABaselineHolds_StillGates() =>
        ScoreOf(Answers(wrong: 80), Answers(wrong: Count - 80), isAccepted: (_, _) => true).Gating.Should().BeTrue();

    [Test]
    public void OfFlips_AsManyAsDeclared_Pass() => Flips(Most).Verdict.Should().Be(Verdict.Pass);

    [Test]
    public void P21_OneFlipMoreThanDeclared_FailsWhateverTheScore()
    {
        var cell = Flips(Most + 1);
        cell.Verdict.Should().Be(Verdict.Fail);
        cell.Gating.Should().BeTrue();
        cell.Value.Should().Be((Most + 1) / (double)Count);
        cell.Reason.Should().Contain($"declares at most {Most}");
    }

    [Test]
    public void OfFlips_ExperimentalVariant_DoNotGate() =>
        Flips(Most + 1, Candidate with { IsExperimental = true }).Gating.Should().BeFalse();

    [Test]
    public void P21_MarginsBelowTheDeclaredLimit_FailThoughNoAnswerFlips()
    {
        var cell = Margin(scale: 0.97f, limit: 0.01).Should().ContainSingle().Subject;
        (cell.Verdict, cell.Gating, cell.Metric, cell.Limit).Should().Be((Verdict.Fail, true, MetricNames.Margin, -0.01));
        cell.Value.Should().BeApproximately(-0.03, 1e-6);
        cell.Reason.Should().Contain("changed by -3.00").And.Contain("proven beyond the -1.00 %");
    }

    [TestCase(0.97f, 0.05)]
    [TestCase(1f, 0.001)]
    [TestCase(1.5f, 0.001)]
    public void OfMargin_InsideTheDeclaredLimit_Passes(float scale, double limit) =>
        Margin(scale, limit).Single().Verdict.Should().Be(Verdict.Pass);

    [Test]
    public void OfMargin_RecipeWithoutALimit_GivesNoCell() => Margin(scale: 0.5f, limit: null).Should().BeEmpty();

    [Test]
    public void OfMargin_ExampleWithoutAnAnswer_Fails() => Margin(float.NaN, 0.01).Single().Verdict.Should().Be(Verdict.Fail);

    [Test]
    public void OfReference_BetterThanGuessing_IsReference() => Reference(Answers(wrong: 380)).Verdict.Should().Be(Verdict.Reference);

    [Test]
    public void OfReference_WorseThanGuessing_Fails() => Reference(Answers(wrong: 480)).Verdict.Should().Be(Verdict.Fail);

    [Test]
    public void OfReference_WithoutAnAnswer_FailsAndNamesTheLine()
    {
        var logits = Answers(wrong: 80).Logits.SetItem(6, float.NaN);
        Reference(new TaskPredictions("SST-2", logits)).Reason.Should().Contain("line 5");
    }

    private static int Most => (int)(Candidate.MaxFlipsOf("SST-2") * Count);

    // Only gains: the score rises.
    private static Cell Flips(int count, VariantRecipe? variant = null) =>
        new AccuracyCells(new CellFactory(32, 128, 1), new GateOptions())
            .OfFlips(variant ?? Candidate, Task, Inputs, Answers(wrong: 80 - count), Answers(wrong: 80)).Single();

    private static Cell[] Margin(float scale, double? limit)
    {
        var reference = Answers(wrong: 80);
        TaskPredictions candidate = new(Task, [.. reference.Logits.Select(logit => logit * scale)]);
        return
        [
            .. new AccuracyCells(new CellFactory(32, 128, 1), new GateOptions())
                .OfMargin(Candidate with { MaxMarginLoss = limit }, Task, Inputs, candidate, reference),
        ];
    }

    private static Cell ScoreOf(
        TaskPredictions reference,
        TaskPredictions candidate,
        GateOptions? options = null,
        VariantRecipe? variant = null,
        Func<string, string, bool>? isAccepted = null)
    {
        var cells = new AccuracyCells(new CellFactory(32, 128, 1), options ?? new GateOptions(), isAccepted);
        return cells.OfScores([.. cells.Compare(variant ?? Candidate, Task, Inputs, candidate, reference)]).Single();
    }

    private static Cell Reference(TaskPredictions predictions) =>
        new AccuracyCells(new CellFactory(32, 128, 1), new GateOptions())
            .OfReference(VariantCatalog.Reference, Task, Inputs, predictions).Single();

    // The first answers are wrong, the rest right.
    private static TaskPredictions Answers(int wrong) => new(
        "SST-2",
        [.. Enumerable.Range(0, Count).SelectMany(i => (i % 2 == 1) ^ (i < wrong) ? new[] { -1f, 1f } : [1f, -1f])]);
}
