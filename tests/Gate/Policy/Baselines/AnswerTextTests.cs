using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Tests.Gate.Policy.Baselines;

internal sealed class AnswerTextTests
{
    private static readonly TaskPredictions Classes = new("MNLI", [3, 1, 2, 0, 0, 9, 1, 2, 1]);
    private static readonly TaskPredictions Scores = new("STS-B", [0.1239f, 5, -0.25f]);

    [Test]
    public void Of_Classes_IsADigitAnExample() => AnswerText.Of(Classes).Should().Be("021");

    [Test]
    public void Of_Scores_HasThreeDecimalsAndBlanks() => AnswerText.Of(Scores).Should().Be("0.124 5.000 -0.250");

    [Test]
    public void Parse_Classes_GivesThemBack() => AnswerText.Parse(Classes.Definition, "021")!.Classes().Should().Equal(0, 2, 1);

    [Test]
    public void Parse_Scores_GivesThemBackRounded() =>
        AnswerText.Parse(Scores.Definition, "0.124 5.000 -0.250")!.Logits.Should().Equal(0.124f, 5, -0.25f);

    [TestCase("MNLI", "")]
    [TestCase("MNLI", "013")]
    [TestCase("MNLI", "0?1")]
    [TestCase("MNLI", "0 1")]
    [TestCase("STS-B", "")]
    [TestCase("STS-B", "1.000 NaN")]
    [TestCase("STS-B", "1.000  2.000")]
    [TestCase("STS-B", "1,5")]
    public void Parse_TextOfNoAnswers_IsNull(string task, string text) => AnswerText.Parse(GlueTasks.Parse(task), text).Should().BeNull();

    [Test]
    public void Of_ExampleWithoutAnAnswer_CannotBeReadBack() =>
        AnswerText.Parse(Classes.Definition, AnswerText.Of(new TaskPredictions("MNLI", [0, float.NaN, 1]))).Should().BeNull();
}
