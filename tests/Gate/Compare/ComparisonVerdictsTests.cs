using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics.Sequential;
using EnergyGate.Tests.Gate.Compare.Run;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Compare;

internal sealed class ComparisonVerdictsTests
{
    private static readonly VariantRecipe Variant = VariantCatalog.Find("fp32-cpu");
    private static readonly ComparisonVerdicts Verdicts = new(new CellFactory(8, 128, 1), new(), FigureKind.Measured);

    [TestCase(1.00, Verdict.Pass, ExpectedResult = 0)]
    [TestCase(1.06, Verdict.Fail, ExpectedResult = 1)]
    [TestCase(0.80, Verdict.Improved, ExpectedResult = 2)]
    public int Measured_Ratio_HasTheVerdict(double ratio, Verdict expected)
    {
        var cell = Verdicts.Measured(Variant, Cell(ratio, 40), isSelected: false, null);
        cell.Verdict.Should().Be(expected, cell.Reason);
        cell.Value.Should().BeApproximately(ratio, 0.005);
        return ExitCode.Of([cell], strict: false);
    }

    [Test]
    public void Measured_SelectedByHolm_Fails() =>
        Verdicts.Measured(Variant, Cell(1.03, 3), isSelected: true, null).Verdict.Should().Be(Verdict.Fail);

    [Test]
    public void Measured_TooFewUnits_IsOpenAndSaysWhatItWouldTake()
    {
        var cell = Verdicts.Measured(Variant, Cell(1.0, 3), isSelected: false, null);
        cell.Verdict.Should().Be(Verdict.Inconclusive);
        cell.Reason.Should().Contain("more units").And.Contain("would probably have been detected");
        ExitCode.Of([cell], strict: false).Should().Be(ExitCode.Open, "a measured cell that is open stops the run");
    }

    [Test]
    public void Measured_UnitsThatDrift_AreUnsteady()
    {
        var cell = new ComparedCell(0, new(Variant.Name, false), true, new SequentialPlan());
        for (var unit = 0; unit < 24; unit++)
        {
            cell.Add(new(0.03 * Math.Sin(unit / 4.0), default, default, default));
        }

        Verdicts.Measured(Variant, cell, isSelected: false, null).Qualifier.Should().Be(VerdictQualifiers.UnsteadyRatio);
    }

    [Test]
    public void Identical_Variant_PassesWithoutAMeasurement()
    {
        var cell = Verdicts.Identical(Variant);
        (cell.Verdict, cell.Qualifier, cell.Kind).Should().Be((Verdict.Pass, VerdictQualifiers.Identical, FigureKind.Exact));
    }

    [Test]
    public void P18_Missing_InTheCandidate_Fails()
    {
        var missing = Verdicts.Missing("fp32-gone");
        (missing.Variant, missing.Verdict, missing.Gating).Should().Be(("fp32-gone", Verdict.Fail, true));
        Verdicts.New(Variant).Verdict.Should().Be(Verdict.NotMeasured);
    }

    [Test]
    public void P18_VariantThatBecameExperimental_Fails()
    {
        var none = new ComparisonRun(new StandInWorkers(1), new(), TimeProvider.System).LeaveOut([], 2, "nothing");
        var cells = Verdicts.All([Variant], [Variant.Name, "attention-skip-2"], none, null, null);
        cells.Select(cell => (cell.Variant, cell.Verdict, cell.Gating))
            .Should().Equal((Variant.Name, Verdict.Pass, true), ("attention-skip-2", Verdict.Fail, true));
        cells[1].Reason.Should().Contain("experimental");
    }

    [Test]
    public void P26_MoreThanATenthVoid_IsInconclusive()
    {
        var cell = Cell(1.0, 12);
        cell.Add(UnitOutcome.Void(default, new("a burst")));
        Verdicts.Measured(Variant, cell, isSelected: false, null).Qualifier.Should().BeNull("one of thirteen may happen");
        cell.IsOpen.Should().BeFalse();
        cell.Add(UnitOutcome.Void(default, new("a burst")));
        Verdicts.Measured(Variant, cell, isSelected: false, null).Qualifier.Should().Be(VerdictQualifiers.Void);
        cell.IsOpen.Should().BeTrue("more units may make the share small again");
    }

    private static ComparedCell Cell(double ratio, int units)
    {
        var cell = new ComparedCell(0, new(Variant.Name, false), true, new SequentialPlan());
        for (var unit = 0; unit < units; unit++)
        {
            cell.Add(new(Math.Log(ratio) + (unit % 2 == 0 ? 0.004 : -0.004), default, default, default));
        }

        return cell;
    }
}
