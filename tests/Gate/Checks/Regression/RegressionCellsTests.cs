using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Pipeline;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Checks.Regression;

internal sealed class RegressionCellsTests
{
    private static readonly VariantRecipe Reference = VariantCatalog.Reference;
    private static readonly VariantRecipe Fused = VariantCatalog.Find("fp32-fused");
    private static readonly VariantRecipe Quantized = VariantCatalog.Find("int8-dynamic");

    private readonly RecordedTask task = new("SST-2");
    private readonly RecordedTask scores = new("STS-B");

    [OneTimeSetUp]
    public void Record()
    {
        task.Record("avx2", Fused, Quantized);
        scores.Record("avx2", Fused);
    }

    [OneTimeTearDown]
    public void Remove()
    {
        task.Dispose();
        scores.Dispose();
    }

    [Test]
    public void OfAnswers_SameAnswers_Pass()
    {
        var cells = task.CellsOf(Quantized, task.Right);
        cells.Keys.Should().Equal("accuracy", "flips");
        cells.Values.Should().OnlyContain(cell => cell.Verdict == Verdict.Pass && cell.Gating && cell.Check == CheckKind.Regression);
        cells["accuracy"].Reference.Should().Be(1);
    }

    [TestCase(1)]
    [TestCase(4)]
    public void OfAnswers_FewFlips_PassAndSayHowMany(int flips)
    {
        var cells = task.CellsOf(Fused, task.Turned(flips), machine: "vnni");
        cells.Values.Should().OnlyContain(cell => cell.Verdict == Verdict.Pass);
        cells["flips"].Reason.Should().Contain($"{flips} of 400 answers differ from those recorded; at most 4 may");
        cells["accuracy"].Value.Should().Be(1 - (flips / 400.0));
    }

    [Test]
    public void OfAnswers_OneFlipMoreThanTheLimit_Fails() => task.CellsOf(Fused, task.Turned(5))["flips"].Verdict.Should().Be(Verdict.Fail);

    [Test]
    public void OfAnswers_ThreePercentOfTheAnswersFlipped_FailsInFlipsAndInTheScore()
    {
        var cells = task.CellsOf(Quantized, task.Turned(12));
        cells["flips"].Verdict.Should().Be(Verdict.Fail);
        cells["flips"].Value.Should().Be(0.03);
        cells["flips"].Gating.Should().BeTrue();
        cells["accuracy"].Verdict.Should().Be(Verdict.Fail);
    }

    [Test]
    public void OfAnswers_LabelsFlipped_FailsTheReferenceAndSaysHowMany()
    {
        var examples = task.Examples;
        for (var i = 0; i < 7; i++)
        {
            examples = examples.SetItem(i, examples[i] with { Label = 1 - examples[i].Label });
        }

        var cells = task.CellsOf(Reference, task.Right, examples: examples);
        cells["accuracy"].Verdict.Should().Be(Verdict.Fail);
        cells["accuracy"].Reason.Should().Contain("7 of 400 labels");
        cells["flips"].Verdict.Should().Be(Verdict.Pass, "the answers are the same");
    }

    [Test]
    public void P22_QuantizedOnAnotherInstructionSet_IsNotMeasured()
    {
        var cells = task.CellsOf(Quantized, task.Turned(12), machine: "vnni");
        cells.Values.Should().HaveCount(2).And.OnlyContain(cell => cell.Verdict == Verdict.NotMeasured && !cell.Gating);
        cells["flips"].Reason.Should().Contain("instruction set").And.Contain("avx2").And.Contain("vnni");
    }

    [Test]
    public void P22_QuantizedOnAnotherProvider_IsNotMeasured() =>
        task.CellsOf(Quantized, task.Turned(12), machine: "cuda").Values
            .Should().OnlyContain(cell => cell.Verdict == Verdict.NotMeasured && cell.Reason.Contains("cuda"));

    [Test]
    public void OfAnswers_AnotherBatch_IsNotMeasured() =>
        task.CellsOf(Fused, task.Turned(12), batch: 8).Values
            .Should().OnlyContain(cell => cell.Verdict == Verdict.NotMeasured && cell.Reason.Contains("batch was 32, is 8"));

    [Test]
    public void OfAnswers_VariantThatIsNotStored_GivesNoCell() =>
        task.CellsOf(VariantCatalog.Find("fp32+sorted"), task.Right).Should().BeEmpty();

    [Test]
    public void OfAnswers_ExampleWithoutAnAnswer_Fails()
    {
        var cells = task.CellsOf(Fused, new TaskPredictions("SST-2", task.Right.Logits.SetItem(0, float.NaN)));
        cells["accuracy"].Verdict.Should().Be(Verdict.Fail);
    }

    [Test]
    public void OfAnswers_ExperimentalVariant_ShowsAndDoesNotGate() =>
        task.CellsOf(Fused with { IsExperimental = true }, task.Turned(12)).Values.Should().OnlyContain(cell => !cell.Gating);

    [Test]
    public void OfAnswers_ScoresMovedLessThanATenth_Pass() =>
        scores.CellsOf(Fused, scores.Turned(RecordedTask.Count, move: 0.05f)).Values
            .Should().OnlyContain(cell => cell.Verdict == Verdict.Pass);

    [Test]
    public void OfAnswers_ThreePercentOfTheScoresMoved_Fails()
    {
        var cells = scores.CellsOf(Fused, scores.Turned(12));
        cells.Keys.Should().Equal("pearson", "spearman", "flips");
        cells["flips"].Verdict.Should().Be(Verdict.Fail);
        cells["flips"].Reason.Should().Contain("12 of 400 answers moved by more than 0.1");
    }

    [Test]
    public void Open_OtherTexts_IsForeignAndNamesTheFile()
    {
        var open = () => task.Open(task.Folder.Path, [.. task.Examples.Select(example => example with { Text = example.Text + "!" })], 32);
        open.Should().Throw<BadInputException>().WithMessage(
            "*accuracy/SST-2.tsv:1: recorded for other inputs: inputs was *energygate baseline record");
    }

    [Test]
    public void Open_OtherNumberOfExamples_IsForeign()
    {
        var open = () => task.Open(task.Folder.Path, task.Examples[1..], 32);
        open.Should().Throw<BadInputException>().WithMessage("*examples was 400, is 399*");
    }

    [Test]
    public void Accepts_VariantThatIsStored_AndNoOther()
    {
        var run = task.Open(task.Folder.Path, task.Examples, 32);
        run.Accepts("int8-dynamic", "SST-2").Should().BeTrue();
        run.Accepts("fp32+sorted", "SST-2").Should().BeFalse();
        run.Accepts("int8-dynamic", "RTE").Should().BeFalse();
    }
}
