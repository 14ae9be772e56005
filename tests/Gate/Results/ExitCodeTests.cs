using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Results;

internal sealed class ExitCodeTests
{
    [TestCase(Verdict.Pass, true, FigureKind.Exact, false, ExpectedResult = ExitCode.Pass)]
    [TestCase(Verdict.Fail, true, FigureKind.Exact, false, ExpectedResult = ExitCode.Fail)]
    [TestCase(Verdict.Fail, false, FigureKind.Exact, false, ExpectedResult = ExitCode.Pass)]
    [TestCase(Verdict.Fail, true, FigureKind.Estimated, false, ExpectedResult = ExitCode.Fail)]
    [TestCase(Verdict.Inconclusive, true, FigureKind.Exact, false, ExpectedResult = ExitCode.Open)]
    [TestCase(Verdict.Inconclusive, true, FigureKind.Measured, false, ExpectedResult = ExitCode.Open)]
    [TestCase(Verdict.Inconclusive, true, FigureKind.Estimated, false, ExpectedResult = ExitCode.Pass)]
    [TestCase(Verdict.Inconclusive, true, FigureKind.Estimated, true, ExpectedResult = ExitCode.Open)]
    [TestCase(Verdict.Improved, true, FigureKind.Exact, false, ExpectedResult = ExitCode.Open)]
    [TestCase(Verdict.Trade, true, FigureKind.Exact, false, ExpectedResult = ExitCode.Open)]
    [TestCase(Verdict.Trade, true, FigureKind.Estimated, false, ExpectedResult = ExitCode.Open)]
    [TestCase(Verdict.NotMeasured, false, FigureKind.Estimated, true, ExpectedResult = ExitCode.Pass)]
    public int Of_OneCell_IsAsTheInterfaceSays(Verdict verdict, bool gating, FigureKind kind, bool strict) =>
        ExitCode.Of([Cells.With(verdict, gating, kind)], strict);

    [Test]
    public void Of_OpenAndFailed_IsFail() =>
        ExitCode.Of([Cells.With(Verdict.Inconclusive), Cells.With(Verdict.Fail), Cells.With(Verdict.Pass)], strict: false)
            .Should().Be(ExitCode.Fail);

    [TestCase(false, ExpectedResult = ExitCode.Pass)]
    [TestCase(true, ExpectedResult = ExitCode.Open)]
    public int Of_OpenByLittle_StopsAStrictRunOnly(bool strict) =>
        ExitCode.Of([Cells.With(Verdict.Inconclusive, kind: FigureKind.Measured) with { Qualifier = VerdictQualifiers.Minor }], strict);

    [TestCase(VerdictQualifiers.Machine)]
    [TestCase(VerdictQualifiers.NoCertificate)]
    public void Of_OpenForAnotherReason_IsOpen(string qualifier) =>
        ExitCode.Of([Cells.With(Verdict.Inconclusive) with { Qualifier = qualifier }], strict: false).Should().Be(ExitCode.Open);

    [TestCase(null, ExpectedResult = ExitCode.Pass)]
    [TestCase(VerdictQualifiers.Minor, ExpectedResult = ExitCode.Pass)]
    [TestCase(VerdictQualifiers.UnsteadyRatio, ExpectedResult = ExitCode.Pass)]
    [TestCase(VerdictQualifiers.Worker, ExpectedResult = ExitCode.Open)]
    [TestCase(VerdictQualifiers.Void, ExpectedResult = ExitCode.Open)]
    [TestCase(VerdictQualifiers.Machine, ExpectedResult = ExitCode.Open)]
    [TestCase(VerdictQualifiers.NoCertificate, ExpectedResult = ExitCode.Open)]
    public int Of_EstimateThatIsOpen_StopsWhereALossMayHide(string? qualifier) =>
        ExitCode.Of([Cells.With(Verdict.Inconclusive, kind: FigureKind.Estimated) with { Qualifier = qualifier }], strict: false);

    [TestCase(null, ExpectedResult = ExitCode.Open)]
    [TestCase(VerdictQualifiers.UnsteadyRatio, ExpectedResult = ExitCode.Open)]
    [TestCase(VerdictQualifiers.Minor, ExpectedResult = ExitCode.Pass)]
    public int Of_EstimateThatLooksLikeALoss_IsOpenWhateverTheDoubt(string? qualifier) =>
        ExitCode.Of(
            [
                Cells.With(Verdict.Inconclusive, kind: FigureKind.Estimated) with
                {
                    Qualifier = qualifier,
                    Limit = 1.02,
                    Interval = new(1.03, 1.2),
                },
            ],
            strict: false);

    [TestCase(Verdict.Fail)]
    [TestCase(Verdict.Trade)]
    public void Of_WaivedCell_StopsNothing(Verdict verdict) =>
        ExitCode.Of([Cells.With(verdict) with { Waiver = "agreed" }], strict: true).Should().Be(ExitCode.Pass);

    [Test]
    public void P18_OfRun_NothingMeasured_IsOpen()
    {
        ExitCode.OfRun([], strict: false).Should().Be(ExitCode.Open);
        ExitCode.OfRun([Cells.With(Verdict.NotMeasured), Cells.With(Verdict.Pass) with { Metric = MetricNames.Drift }], strict: false)
            .Should().Be(ExitCode.Open, "what older runs found is not this run's");
        ExitCode.OfRun([Cells.With(Verdict.NotMeasured), Cells.With(Verdict.Pass)], strict: false).Should().Be(ExitCode.Pass);
        ExitCode.OfRun([Cells.With(Verdict.NotMeasured), Cells.With(Verdict.Fail)], strict: false).Should().Be(ExitCode.Fail);
    }

    [Test]
    public void Of_NoCells_IsPass() => ExitCode.Of([], strict: true).Should().Be(ExitCode.Pass);
}
