using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;
using EnergyGate.Tests.Pipeline;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>Fixtures of variants apply the same rules to a cell as the gate.</summary>
internal sealed class EmbeddedPipelineTests
{
    private static readonly DateOnly Today = new(2027, 1, 1);
    private static readonly Cell Failed = Cells.With(Verdict.Fail);

    [Test]
    public void ShouldHold_FailedCell_Fails() =>
        Holding(Failed, new([])).Should().Throw<AssertionException>().WithMessage("*Fail Accuracy/accuracy: because*");

    [Test]
    public void ShouldHold_FailureThatPeopleAgreedTo_Holds() => Holding(Failed, Waived(Failed.Key, Today)).Should().NotThrow();

    [Test]
    public void ShouldHold_FailureOfOtherNumbers_Fails() =>
        Holding(Failed with { Value = 0.7 }, Waived(Failed.Key, Today)).Should().Throw<AssertionException>();

    [Test]
    public void ShouldHold_ExpiredWaiver_FailsItsOwnCellsAndNoOthers()
    {
        var passed = Cells.With(Verdict.Pass);
        Holding(passed, Waived(passed.Key, Today.AddDays(-1))).Should().Throw<AssertionException>().WithMessage("*expired on 2026-12-31*");
        Holding(passed, Waived(passed.Key with { Task = "SST-2" }, Today.AddDays(-1))).Should().NotThrow("another fixture has that cell");
    }

    private static Action Holding(Cell cell, WaiverSet waivers) => () => EmbeddedPipeline.ShouldHold([cell], waivers, Today);

    private static WaiverSet Waived(CellKey key, DateOnly expires) =>
        new([new("waivers/a.json", "agreed", "Jane Doe", expires, [new(key, 0.61, 0.01)])]);
}
