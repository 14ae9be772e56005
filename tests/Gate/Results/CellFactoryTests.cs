using System.Text.RegularExpressions;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Tests.Gate.Conventions;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Results;

internal sealed class CellFactoryTests
{
    private static readonly CellFactory Factory = new(32, 128, 2);
    private static readonly VariantRecipe Variant = VariantCatalog.Find("int8-dynamic");

    [TestCase(CheckKind.Accuracy, Verdict.Fail, ExpectedResult = true)]
    [TestCase(CheckKind.Energy, Verdict.Pass, ExpectedResult = true)]
    [TestCase(CheckKind.Energy, Verdict.NotMeasured, ExpectedResult = false)]
    [TestCase(CheckKind.Energy, Verdict.Reference, ExpectedResult = false)]
    [TestCase(CheckKind.Time, Verdict.Fail, ExpectedResult = false)]
    public bool Make_CheckAndVerdict_DecideWhetherItGates(CheckKind check, Verdict verdict) => Make(check, verdict, Variant).Gating;

    [Test]
    public void Make_ExperimentalVariant_DoesNotGate() =>
        Make(CheckKind.Accuracy, Verdict.Fail, Variant with { IsExperimental = true }).Gating.Should().BeFalse();

    [Test]
    public void Make_FindingThatAPersonAccepted_DoesNotGate() =>
        Factory.Make(Variant, "RTE", CheckKind.Accuracy, "f1", new(Verdict.Inconclusive, "open") { CanGate = false }).Gating
            .Should().BeFalse();

    // As JSON holds it: a cell that is read back equals itself.
    [TestCase(0.9, double.PositiveInfinity, 0.9, double.PositiveInfinity)]
    [TestCase(double.NaN, 1.1, double.NegativeInfinity, 1.1)]
    public void Make_IntervalWithoutABound_IsInfiniteThere(double lower, double upper, double shownLower, double shownUpper) =>
        Of(new(lower, upper)).Should().Be(new Interval(shownLower, shownUpper));

    [TestCase(double.NaN, double.NaN)]
    [TestCase(double.NegativeInfinity, double.PositiveInfinity)]
    public void Make_IntervalWithoutBounds_IsNone(double lower, double upper) => Of(new(lower, upper)).Should().BeNull();

    [Test]
    public void Like_OtherCell_HasItsConditions() =>
        CellFactory.Like(Make(CheckKind.Parity, Verdict.Pass, Variant)).Should().Be(Factory);

    [Test]
    public void Source_NoOtherFile_MakesACell() =>
        RepositoryFiles.Sources.Where(
            path => path.StartsWith("src/", StringComparison.Ordinal) && Regex.IsMatch(RepositoryFiles.Text(path), @"\bnew Cell\b"))
            .Should().BeEmpty("CellFactory makes every cell");

    private static Cell Make(CheckKind check, Verdict verdict, VariantRecipe variant) =>
        Factory.Make(variant, "RTE", check, "some", new(verdict, "because"));

    private static Interval? Of(Interval interval) =>
        Factory.Make(Variant, null, CheckKind.Energy, "joules", new(Verdict.Inconclusive, "open") { Interval = interval }).Interval;
}
