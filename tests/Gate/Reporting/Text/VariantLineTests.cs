using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Reporting.Text;

internal sealed class VariantLineTests
{
    private static readonly Cell Passed = Cells.With(Verdict.Pass);

    [TestCase(Verdict.Pass, true, ExpectedResult = "PASS")]
    [TestCase(Verdict.Fail, true, ExpectedResult = "FAIL")]
    [TestCase(Verdict.Trade, true, ExpectedResult = "OPEN: TRADE")]
    [TestCase(Verdict.Inconclusive, true, ExpectedResult = "OPEN: INCONCLUSIVE")]
    [TestCase(Verdict.Inconclusive, false, ExpectedResult = "PASS (accuracy undecided)")]
    [TestCase(Verdict.Reference, false, ExpectedResult = "reference")]
    public string VerdictText_OneMoreCell_IsWhatItStops(Verdict verdict, bool gating) =>
        Line(Passed, Cells.With(verdict, gating) with { Task = "CoLA" }, Energy()).VerdictText;

    [TestCase(0.5, ExpectedResult = "PASS (energy not judged)")]
    [TestCase(null, ExpectedResult = "PASS (energy not measured)")]
    public string VerdictText_RatioThatNothingIsStoredFor_IsNotCalledUnmeasured(double? ratio) =>
        Line(Passed, Energy() with { Verdict = Verdict.NotMeasured, Gating = false, Value = ratio }).VerdictText;

    [Test]
    public void VerdictText_SeveralFailures_CountsThem() =>
        Line(Cells.With(Verdict.Fail), Cells.With(Verdict.Fail), Passed).VerdictText.Should().Be("FAIL (2 cells)");

    [Test]
    public void VerdictText_QualifiedVerdictThatStops_IsItsQualifier() =>
        Line(Cells.With(Verdict.Inconclusive) with { Qualifier = VerdictQualifiers.NoCertificate })
            .VerdictText.Should().Be("OPEN: no certificate");

    [Test]
    public void VerdictText_WaivedFailure_IsAPassThatSaysSo() =>
        Line(Passed, Cells.With(Verdict.Fail) with { Waiver = "agreed" }, Energy()).VerdictText.Should().Be("PASS (1 waived)");

    [Test]
    public void VerdictText_IdenticalOnBothSides_IsAPassThatSaysSo() =>
        Line(Energy() with { Qualifier = VerdictQualifiers.Identical }).VerdictText.Should().Be("PASS (identical)");

    [Test]
    public void IsExperimental_NothingDecidedGates_IsTrue()
    {
        Line(Cells.With(Verdict.Pass, gating: false), Cells.With(Verdict.NotMeasured, gating: false)).IsExperimental.Should().BeTrue();
        Line(Cells.With(Verdict.Pass, gating: false), Passed).IsExperimental.Should().BeFalse();
        Line(Cells.With(Verdict.NotMeasured, gating: false)).IsExperimental.Should().BeFalse("nothing is known of it");
    }

    [Test]
    public void Answers_FailureOnOneTask_NamesTaskAndChecks() =>
        Line(Passed, Cells.With(Verdict.Fail), Cells.With(Verdict.Fail) with { Check = CheckKind.Static })
            .Answers.Should().Be("fails on RTE (accuracy, static)");

    [Test]
    public void Answers_FailuresOnManyTasks_NamesTwoAndCounts() =>
        Line([.. new[] { "CoLA", "RTE", "SST-2", "QNLI" }.Select(task => Cells.With(Verdict.Fail) with { Task = task })])
            .Answers.Should().Be("fails on CoLA, RTE and 2 more");

    [Test]
    public void Answers_NothingFails_IsTheWorstChange() =>
        Line(Passed, Passed with { Task = "CoLA", Value = 0.6, Reference = 0.65 }).Answers.Should().Be("worst: CoLA -5.00 points");

    [TestCase(0.5, 0.4, 0.6, ExpectedResult = "0.500 [0.400, 0.600]")]
    [TestCase(0.5, null, null, ExpectedResult = "0.500, no interval")]
    [TestCase(null, null, null, ExpectedResult = "not measured")]
    public string Energy_Ratio_IsWithItsInterval(double? value, double? low, double? high) =>
        Line(Energy() with { Value = value, Interval = low is { } lower && high is { } upper ? new(lower, upper) : null }).Energy;

    private static Cell Energy() => Cells.With(Verdict.Pass, kind: FigureKind.Estimated) with
    {
        Task = null,
        Check = CheckKind.Energy,
        Metric = MetricNames.Joules,
    };

    private static VariantLine Line(params Cell[] cells) => new("int8-dynamic", [.. cells], IsStrict: false);
}
