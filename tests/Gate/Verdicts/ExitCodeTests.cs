using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Tests.Gate.Verdicts;

public sealed class ExitCodeTests
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
    [TestCase(Verdict.NotMeasured, false, FigureKind.Estimated, true, ExpectedResult = ExitCode.Pass)]
    public int Of_OneCell_IsAsTheInterfaceSays(Verdict verdict, bool gating, FigureKind kind, bool strict) =>
        ExitCode.Of([Cells.With(verdict, gating, kind)], strict);

    [Test]
    public void Of_OpenAndFailed_IsFail() =>
        ExitCode.Of([Cells.With(Verdict.Inconclusive), Cells.With(Verdict.Fail), Cells.With(Verdict.Pass)], strict: false).Should().Be(ExitCode.Fail);

    [Test]
    public void Of_NoCells_IsPass() => ExitCode.Of([], strict: true).Should().Be(ExitCode.Pass);
}
