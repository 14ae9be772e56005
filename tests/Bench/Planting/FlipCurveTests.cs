using System.Collections.Immutable;
using EnergyGate.Bench.Planting;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Tests.Bench.Planting;

public sealed class FlipCurveTests
{
    private const int Count = 20;
    private const int Draws = 3;

    private static readonly GlueTask Task = GlueTasks.Parse("MRPC");
    private static readonly ImmutableArray<LabelledExample> Examples =
        [.. Enumerable.Range(0, Count).Select(i => new LabelledExample(i + 2, "text", "pair", i % 2, double.NaN))];
    private static readonly TaskPredictions Right =
        new(Task, [.. Examples.SelectMany(example => example.Label == 0 ? new[] { 1f, 0f } : [0f, 1f])]);

    [Test]
    public void Points_FlipsAskedFor_HaveZeroAndTheEdgeOfWhatIsDeclaredBesideThem()
    {
        var points = Points(new StandInJudge(4), 7, 1, Count + 1);
        points.Select(point => point.Flips).Should().Equal([0, 1, 4, 5, 7], "there are no 21 right answers");
        points.Select(point => point.Draws).Should().Equal(1, Draws, Draws, Draws, Draws);
        points.Should().OnlyContain(point => point.Task == "MRPC" && point.Examples == Count && point.Declared == 4);
    }

    [Test]
    public void Points_NothingIsDeclared_HaveNoEdge() =>
        Points(new StandInJudge(null), 2).Select(point => point.Flips).Should().Equal(0, 2);

    [Test]
    public void Points_Verdicts_AreCountedByKind()
    {
        var judge = new StandInJudge(null)
        {
            // The first of three draws is FAIL by everything, the second is open, the third is PASS.
            Verdict = (flips, draw) => flips == 0 ? default
                : draw == 0 ? new(true, false, true, true, false, true, true)
                : draw == 1 ? new(false, true, false, false, true, false, false)
                : new(false, false, false, false, false, false, false),
        };
        var points = Points(judge, 2);
        points[0].Should().Be(new FlipPoint("MRPC", Count, null, 0, 1, 0, 0, 0, 0, 0, null, null));
        points[1].Should().Be(new FlipPoint("MRPC", Count, null, 2, Draws, 1, 1, 1, 1, 1, 1, 1));
        points[1].Passes.Should().Be(1);
    }

    [Test]
    public void Points_Progress_IsReportedPerDraw()
    {
        var told = new List<(string, double, double)>();
        var curve = new FlipCurve(new StandInJudge(null), Draws, 1);
        _ = curve.Points([2], (work, done, total) => told.Add((work, done, total)), CancellationToken.None).ToList();
        told.Should().Equal(
            ("MRPC: 0 flips", 1, 1), ("MRPC: 2 flips", 1, Draws), ("MRPC: 2 flips", 2, Draws), ("MRPC: 2 flips", 3, Draws));
    }

    [Test]
    public void Points_Cancelled_End()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var curve = new FlipCurve(new StandInJudge(null), Draws, 1);
        curve.Invoking(curve => curve.Points([1], (_, _, _) => { }, cancelled.Token).ToList()).Should().Throw<OperationCanceledException>();
    }

    private static FlipPoint[] Points(StandInJudge judge, params int[] flips) =>
        [.. new FlipCurve(judge, Draws, 1).Points(flips, (_, _, _) => { }, CancellationToken.None)];

    private sealed class StandInJudge(int? declared) : IAnswerJudge
    {
        private readonly Dictionary<int, int> draws = [];

        public ImmutableArray<LabelledExample> Examples => FlipCurveTests.Examples;

        public TaskPredictions Reference => Right;

        public int? DeclaredFlips => declared;

        public Func<int, int, AnswerVerdict> Verdict { get; init; } = (_, _) => default;

        public AnswerVerdict Judge(TaskPredictions answers)
        {
            var flips = Enumerable.Range(0, Count).Count(i => answers.ClassOf(i) != Right.ClassOf(i));
            var draw = draws.GetValueOrDefault(flips);
            draws[flips] = draw + 1;
            return Verdict(flips, draw);
        }
    }
}
