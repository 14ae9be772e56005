using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Tests.Evaluation.Tasks;

public sealed class GlueTasksTests
{
    [Test]
    public void All_Always_HoldsTheNineTasksAndMnliMismatched() =>
        GlueTasks.All.Select(task => task.Name).Should()
            .Equal("SST-2", "CoLA", "MRPC", "QQP", "STS-B", "MNLI", "MNLI-MM", "QNLI", "RTE", "WNLI");

    [TestCase("sst2", "SST-2")]
    [TestCase("SST-2", "SST-2")]
    [TestCase("stsb", "STS-B")]
    [TestCase("mnli-mm", "MNLI-MM")]
    [TestCase("mnli_mm", "MNLI-MM")]
    [TestCase("MnliMM", "MNLI-MM")]
    [TestCase("cola", "CoLA")]
    public void Parse_WithoutRegardToCaseAndHyphens_FindsTheTask(string given, string expected) =>
        GlueTasks.Parse(given).Name.Should().Be(expected);

    [TestCase("")]
    [TestCase("SNLI")]
    [TestCase("MNLI-")]
    [TestCase("RTE ")]
    public void TryParse_OfAnythingElse_IsFalseUnlessOnlyHyphensDiffer(string given) =>
        GlueTasks.TryParse(given, out _).Should().Be(given == "MNLI-");

    [Test]
    public void Parse_OfAnUnknownName_NamesTheLegalOnes()
    {
        var parse = () => GlueTasks.Parse("SNLI");

        parse.Should().Throw<UnknownTaskException>()
            .Which.Message.Should().ContainAll(["'SNLI'", .. GlueTasks.All.Select(task => task.Name)]);
    }

    [TestCase("SST-2", "accuracy")]
    [TestCase("CoLA", "matthews")]
    [TestCase("MRPC", "accuracy f1")]
    [TestCase("QQP", "accuracy f1")]
    [TestCase("STS-B", "pearson spearman")]
    [TestCase("MNLI", "accuracy")]
    [TestCase("MNLI-MM", "accuracy")]
    [TestCase("QNLI", "accuracy")]
    [TestCase("RTE", "accuracy")]
    [TestCase("WNLI", "accuracy")]
    public void Metrics_OfATask_AreThoseOfGlue(string task, string metrics) =>
        string.Join(' ', GlueTasks.Parse(task).Metrics.Select(metric => metric.Name())).Should().Be(metrics);

    [TestCase("SST-2", false, 2)]
    [TestCase("STS-B", true, 1)]
    [TestCase("MNLI", true, 3)]
    [TestCase("QNLI", true, 2)]
    public void Shape_OfATask_SaysPairAndLogits(string name, bool isPair, int logits)
    {
        var task = GlueTasks.Parse(name);

        (task.IsPair, task.LogitCount, task.IsRegression).Should().Be((isPair, logits, name == "STS-B"));
    }
}
