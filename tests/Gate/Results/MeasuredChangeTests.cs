using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Results;

internal sealed class MeasuredChangeTests
{
    [TestCase(Verdict.Inconclusive, 1.01, 1.05, ExpectedResult = "INCONCLUSIVE(minor)")]
    [TestCase(Verdict.Inconclusive, 1.01, 1.0501, ExpectedResult = "INCONCLUSIVE")]
    [TestCase(Verdict.Inconclusive, 0, double.PositiveInfinity, ExpectedResult = "INCONCLUSIVE")]
    [TestCase(Verdict.Inconclusive, double.NaN, double.NaN, ExpectedResult = "INCONCLUSIVE")]
    [TestCase(Verdict.Pass, 0.85, 0.899, ExpectedResult = "IMPROVED")]
    [TestCase(Verdict.Pass, 0.85, 0.90, ExpectedResult = "PASS")]
    [TestCase(Verdict.Fail, 1.03, 1.04, ExpectedResult = "FAIL")]
    public string Refine_Ratio_SaysWhatItMeans(Verdict verdict, double low, double high) =>
        CellNames.VerdictOf(MeasuredChange.Refine(Change(verdict, low, high)));

    [Test]
    public void Refine_OpenForAnotherReason_StaysAsItIs() =>
        MeasuredChange.Refine(Change(Verdict.Inconclusive, 1, 1.01) with { Qualifier = VerdictQualifiers.Machine }).Qualifier
            .Should().Be(VerdictQualifiers.Machine);

    [Test]
    public void Refine_RatioBesideAStoredOne_IsTakenOfTheStoredOne() =>
        MeasuredChange.Refine(Change(Verdict.Inconclusive, 0.5, 0.52) with { Reference = 0.5 }).Qualifier
            .Should().Be(VerdictQualifiers.Minor);

    [Test]
    public void Refine_Minor_SaysWhatBecomesOfIt() =>
        MeasuredChange.Refine(Change(Verdict.Inconclusive, 1.01, 1.04)).Reason.Should().Contain("drift ledger");

    private static Cell Change(Verdict verdict, double low, double high) => Cells.With(verdict) with
    {
        Check = CheckKind.Energy,
        Metric = MetricNames.Joules,
        Task = null,
        Value = 1,
        Reference = 1,
        Limit = 1.02,
        Interval = new(low, high),
    };
}
