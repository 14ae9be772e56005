using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Tests.Evaluation.Tasks;

public sealed class LabelOrderTests
{
    [Test]
    public void Of_OfDefaultNames_IsGlueOrder() =>
        LabelOrder.Of(GlueTasks.Parse("MNLI"), ["LABEL_0", "LABEL_1", "LABEL_2"]).IsGlueOrder.Should().BeTrue();

    [Test]
    public void Of_OfNamesInAnotherOrder_MapsEachLogitToGluesClass() =>
        LabelOrder.Of(GlueTasks.Parse("MNLI"), ["CONTRADICTION", "neutral", "Entailment"]).GlueClasses.Should().Equal(2, 1, 0);

    [Test]
    public void Of_OfNamesWithHyphens_ReadsThemAsUnderscores() =>
        LabelOrder.Of(GlueTasks.Parse("RTE"), ["not-entailment", "entailment"]).GlueClasses.Should().Equal(1, 0);

    [Test]
    public void Of_OfARegression_TakesOneLogitOfAnyName() =>
        LabelOrder.Of(GlueTasks.Parse("STS-B"), ["similarity"]).GlueClasses.Should().Equal(0);

    [TestCase("RTE", "entailment")]
    [TestCase("RTE", "entailment entailment")]
    [TestCase("RTE", "yes no")]
    [TestCase("RTE", "LABEL_1 LABEL_2")]
    [TestCase("RTE", "LABEL_0 LABEL_1 LABEL_2")]
    [TestCase("STS-B", "LABEL_0 LABEL_1")]
    public void Of_OfNamesThatAreNotTheTasks_IsRefused(string task, string labels)
    {
        var of = () => LabelOrder.Of(GlueTasks.Parse(task), labels.Split(' '));

        of.Should().Throw<LabelMismatchException>().Which.Message.Should().Contain(task).And.Contain("id2label");
    }

    [Test]
    public void Apply_OfAPermutation_MovesEachLogit()
    {
        var glue = new float[6];

        LabelOrder.Of(GlueTasks.Parse("MNLI"), ["contradiction", "entailment", "neutral"]).Apply([1, 2, 3, 4, 5, 6], glue);

        glue.Should().Equal(2, 3, 1, 5, 6, 4);
    }

    [Test]
    public void Apply_OfLengthsThatDiffer_IsRefused()
    {
        var apply = () => LabelOrder.Of(GlueTasks.Parse("RTE"), ["LABEL_0", "LABEL_1"]).Apply([1, 2, 3], new float[3]);

        apply.Should().Throw<ArgumentException>();
    }
}
