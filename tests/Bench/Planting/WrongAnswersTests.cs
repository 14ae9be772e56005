using System.Collections.Immutable;
using EnergyGate.Bench.Planting;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Tests.Bench.Planting;

public sealed class WrongAnswersTests
{
    private const int Count = 60;
    private const int WrongAlready = 10;

    private static readonly GlueTask Classes = GlueTasks.Parse("MNLI");
    private static readonly GlueTask Scores = GlueTasks.Parse("STS-B");
    private static readonly ImmutableArray<LabelledExample> Examples =
        [.. Enumerable.Range(0, Count).Select(i => new LabelledExample(i + 2, "text", "pair", i % 3, i % 6))];
    private static readonly TaskPredictions Answers = new(Classes, [.. Examples.SelectMany((example, i) => Logits(AnswerTo(example, i)))]);

    [Test]
    public void Plant_SomeFlips_TurnsSoManyRightAnswersIntoOtherClasses()
    {
        var planted = WrongAnswers.Plant(Answers, Examples, 30, new(1));
        int[] changed = [.. Enumerable.Range(0, Count).Where(i => planted.ClassOf(i) != Answers.ClassOf(i))];
        changed.Should().HaveCount(30).And.OnlyContain(i => i >= WrongAlready, "what is wrong already stays");
        changed.Select(i => (planted.ClassOf(i) - Examples[i].Label + 3) % 3).Should().Contain(1).And.Contain(2).And.NotContain(0);
        planted.LogitsOf(changed[0]).ToArray().Should().BeEquivalentTo(Answers.LogitsOf(changed[0]).ToArray(), "logits change places");
    }

    [Test]
    public void Plant_EqualSeeds_GiveEqualAnswers()
    {
        WrongAnswers.Plant(Answers, Examples, 5, new(1)).Should().Be(WrongAnswers.Plant(Answers, Examples, 5, new(1)));
        var random = new SplitMix64(1);
        WrongAnswers.Plant(Answers, Examples, 5, random)
            .Should().NotBe(WrongAnswers.Plant(Answers, Examples, 5, random), "each draw turns others");
    }

    [Test]
    public void Plant_Scores_MoveByHalfTheScaleAndStayOnIt()
    {
        TaskPredictions scores = new(Scores, [.. Examples.Select(example => (float)example.Score)]);
        var moved = WrongAnswers.Plant(scores, Examples, Count, new(1)).Logits;
        moved.Zip(scores.Logits, (now, before) => Math.Abs(now - before)).Should().OnlyContain(move => move == 2.5f);
        moved.Should().OnlyContain(score => score >= 0 && score <= 5);
    }

    [Test]
    public void Plant_MoreThanThereAreRightAnswers_IsRefused()
    {
        WrongAnswers.MaxCount(Answers, Examples).Should().Be(Count - WrongAlready);
        FluentActions.Invoking(() => WrongAnswers.Plant(Answers, Examples, Count - WrongAlready + 1, new(1)))
            .Should().Throw<ArgumentOutOfRangeException>();
    }

    [Test]
    public void MaxCount_AnswerThatTiesWithAnotherClass_CannotBeTurned() =>
        WrongAnswers.MaxCount(new(Classes, [2f, 2f, 0f]), Examples[..1]).Should().Be(0);

    private static int AnswerTo(LabelledExample example, int i) => i < WrongAlready ? (example.Label + 1) % 3 : example.Label;

    private static IEnumerable<float> Logits(int answer) => Enumerable.Range(0, 3).Select(i => i == answer ? 2f : i * 0.1f);
}
