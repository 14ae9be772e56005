using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Policy.Baselines;

internal sealed class BaselineDifferenceTests
{
    private static readonly BaselineHeader Header = new BaselineHeader(BaselineHeader.Accuracy, "some-model").With("batch", "32");
    private static readonly BaselineLine Answers =
        new("int8", "RTE", CheckKind.Regression, AccuracyBaseline.Predictions, "accuracy=0.5000") { Detail = "0101" };

    [Test]
    public void Between_SameTexts_IsNone() => Between([Answers], [Answers]).Should().BeEmpty();

    [Test]
    public void Between_AnswersMoved_CountsThem() =>
        Between([Answers], [Answers with { Value = "accuracy=0.7500", Detail = "0111" }]).Should().Equal(
            new BaselineDifference(
                "moved",
                "accuracy/RTE.tsv",
                "int8 / RTE / regression / predictions",
                "accuracy=0.5000",
                "accuracy=0.7500 (1 of 4 changed)"));

    [Test]
    public void Between_ScoresMoved_CountsThem() =>
        Between([Answers with { Detail = "1.000 2.000" }], [Answers with { Detail = "1.000 2.001" }]).Single().Is
            .Should().EndWith("(1 of 2 changed)");

    [Test]
    public void Between_LineCameAndLineWent_AreAddedAndRemoved() =>
        Between([Answers], [Answers with { Scope = "vnni" }]).Select(difference => (difference.Kind, difference.What)).Should().Equal(
            ("removed", "int8 / RTE / regression / predictions"), ("added", "int8 / RTE / regression / predictions (vnni)"));

    [Test]
    public void Between_ConditionsMoved_SaysWhich() =>
        Between([Answers], [Answers], Header.With("batch", "8")).Single().What.Should().Be("conditions: batch was 32, is 8");

    [Test]
    public void Between_ListingsMoved_CountsNewLines() =>
        BaselineDifference.Between(
            Text("static/graphs/fp32.txt", "a\nb\n"), Text("static/graphs/fp32.txt", "a\nc\nd\n"), path => path, path => path)
            .Should().Equal(new BaselineDifference("moved", "static/graphs/fp32.txt", "listing", "2 lines", "3 lines, 2 of them new"));

    [TestCase("0.055", "0.5", "loosened")]
    [TestCase("0.055", "unlimited", "loosened")]
    [TestCase("0.055", "0.02", "moved")]
    [TestCase("unlimited", "0.02", "moved")]
    public void Between_PromiseMoved_SaysWhetherItIsLooser(string was, string now, string kind)
    {
        var promise = new BaselineLine("int8", "RTE", CheckKind.Promise, "accuracy-tolerance", was);
        Between([promise], [promise with { Value = now }]).Should().Equal(
            new BaselineDifference(kind, "accuracy/RTE.tsv", "int8 / RTE / promise / accuracy-tolerance", was, now));
    }

    [Test]
    public void Between_CorruptBefore_NamesTheCommit()
    {
        var compare = () => BaselineDifference.Between(Text("a.tsv", "x\n"), Text("a.tsv", "x\n"), path => $"HEAD:{path}", path => path);
        compare.Should().Throw<BadInputException>().WithMessage("HEAD:a.tsv:1: *");
    }

    private static BaselineDifference[] Between(BaselineLine[] before, BaselineLine[] now, BaselineHeader? header = null) =>
        [.. BaselineDifference.Between(File(Header, before), File(header ?? Header, now), path => path, path => path)];

    private static Dictionary<string, string> File(BaselineHeader header, BaselineLine[] lines) =>
        Text("accuracy/RTE.tsv", BaselineText.Write(new("accuracy/RTE.tsv", header, lines)));

    private static Dictionary<string, string> Text(string path, string text) => new() { [path] = text };
}
