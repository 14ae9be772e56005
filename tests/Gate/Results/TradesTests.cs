using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Results;

internal sealed class TradesTests
{
    // A tolerance of two points: up to four are negotiable.
    [TestCase(0.860, ExpectedResult = Verdict.Trade)]
    [TestCase(0.859, ExpectedResult = Verdict.Fail)]
    [TestCase(null, ExpectedResult = Verdict.Fail)]
    public Verdict Find_LossBesideAGainOfJoules_IsATradeInsideTheBand(double? low) =>
        Trades.Find([Loss(low), Joules(Verdict.Pass, 0.6, 0.7)])[0].Verdict;

    // A limit of 2 %: better beyond the margin is below 1 / 1.02.
    [TestCase(0.98, ExpectedResult = Verdict.Trade)]
    [TestCase(0.99, ExpectedResult = Verdict.Fail)]
    public Verdict Find_GainInsideItsMargin_PaysForNothing(double high) =>
        Trades.Find([Loss(0.865), Joules(Verdict.Pass, 0.9, high)])[0].Verdict;

    [TestCase(1.12, ExpectedResult = Verdict.Trade)]
    [TestCase(1.13, ExpectedResult = Verdict.Fail)]
    public Verdict Find_CostBesideAGainOfAnswers_IsATradeInsideTheBand(double high) =>
        Trades.Find([Joules(Verdict.Fail, 1.05, high), Gain(0.921)])[0].Verdict;

    [Test]
    public void Find_GainOfAnswersInsideItsTolerance_PaysForNothing() =>
        Trades.Find([Joules(Verdict.Fail, 1.05, 1.06), Gain(0.92)])[0].Verdict.Should().Be(Verdict.Fail);

    [Test]
    public void Find_GainOfAnotherVariant_PaysForNothing() =>
        Trades.Find([Loss(0.865), Joules(Verdict.Pass, 0.6, 0.7) with { Variant = "fp32-cpu" }])[0].Verdict.Should().Be(Verdict.Fail);

    [TestCase(CheckKind.Accuracy, MetricNames.Flips)]
    [TestCase(CheckKind.Parity, "logits")]
    [TestCase(CheckKind.Static, "operators")]
    public void Find_FailureThatIsNoAxis_Fails(CheckKind check, string metric) =>
        Trades.Find([Loss(0.865) with { Check = check, Metric = metric }, Joules(Verdict.Pass, 0.6, 0.7)])[0].Verdict
            .Should().Be(Verdict.Fail);

    [Test]
    public void Find_Trade_NamesWhatItIsTradedForAndStopsTheRun()
    {
        var cells = Trades.Find([Loss(0.865), Joules(Verdict.Pass, 0.6, 0.7)]);
        cells[0].Reason.Should().Contain("traded for int8-dynamic / energy / joules");
        ExitCode.Of(cells, strict: false).Should().Be(ExitCode.Open);
    }

    [Test]
    public void Find_SeveralGains_NamesTheOneBesideStoredAnswers()
    {
        var cells = Trades.Find([Joules(Verdict.Fail, 1.05, 1.06), Gain(0.921), Gain(0.921) with { Check = CheckKind.Regression }]);
        cells[0].Reason.Should().Contain("traded for int8-dynamic / RTE / regression / accuracy");
    }

    private static Cell Loss(double? low) =>
        Cells.With(Verdict.Fail) with
        {
            Value = 0.87,
            Reference = 0.9,
            Limit = 0.88,
            Interval = low is { } lower ? new(lower, 0.879) : null,
        };

    private static Cell Gain(double low) =>
        Cells.With(Verdict.Pass) with { Value = 0.93, Reference = 0.9, Limit = 0.88, Interval = new(low, 0.94) };

    private static Cell Joules(Verdict verdict, double low, double high) => Cells.With(verdict, kind: FigureKind.Measured) with
    {
        Task = null,
        Check = CheckKind.Energy,
        Metric = MetricNames.Joules,
        Value = (low + high) / 2,
        Reference = 1,
        Limit = 1.02,
        Interval = new(low, high),
    };
}
