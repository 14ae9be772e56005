using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Policy.Waivers;

internal sealed class WaiverSetTests
{
    private static readonly DateOnly LastDay = new(2027, 3, 31);
    private static readonly Waiver Agreed = new(
        "waivers/rte.json", "half the energy", "Jane Doe", LastDay,
        [new(new("int8-dynamic", "RTE", CheckKind.Accuracy, "accuracy"), 0.61, 0.005)]);

    [TestCase(Verdict.Fail)]
    [TestCase(Verdict.Trade)]
    [TestCase(Verdict.Inconclusive)]
    [TestCase(Verdict.Improved)]
    public void Apply_LiveWaiver_CoversWhatStops(Verdict verdict)
    {
        var judged = Apply(Cells.With(verdict));
        judged.Cells.Should().ContainSingle().Which.Waiver.Should().Be("half the energy (Jane Doe, until 2027-03-31, waivers/rte.json)");
        judged.Cells[0].Verdict.Should().Be(verdict, "the figure is what it is");
        judged.Cells[0].Reason.Should().Contain("Waived: half the energy");
        judged.Notes.Should().BeEmpty();
        ExitCode.Of(judged.Cells, strict: false).Should().Be(ExitCode.Pass);
    }

    [Test]
    public void Apply_Twice_IsAsOnce()
    {
        var once = Apply(Cells.With(Verdict.Fail));
        Apply(once.Cells[0]).Should().BeEquivalentTo(once);
    }

    [TestCase(0.61, Verdict.Fail, 0, ExpectedResult = true)]
    [TestCase(0.61, Verdict.Fail, 1, ExpectedResult = false)]
    [TestCase(0.61, Verdict.Pass, 0, ExpectedResult = false)]
    [TestCase(0.6151, Verdict.Fail, 0, ExpectedResult = false)]
    public bool Covers_Cell_IsWhatApplyCovers(double value, Verdict verdict, int daysAfter)
    {
        var cell = Cells.With(verdict) with { Value = value };
        var day = LastDay.AddDays(daysAfter);
        var covers = new WaiverSet([Agreed]).Covers(cell, day, strict: false);
        covers.Should().Be(Apply(cell, day).Cells[0].Waiver is not null);
        return covers;
    }

    [TestCase(0.6049)]
    [TestCase(0.6151)]
    [TestCase(null)]
    [TestCase(double.NaN)]
    public void Apply_OtherFigureThanAgreed_StillStopsAndSaysWhy(double? value)
    {
        var judged = Apply(Cells.With(Verdict.Fail) with { Value = value });
        judged.Cells[0].Waiver.Should().BeNull();
        judged.Cells[0].Reason.Should().Contain("waivers/rte.json does not cover it: it is for 0.61 +- 0.005");
        ExitCode.Of(judged.Cells, strict: false).Should().Be(ExitCode.Fail);
    }

    [TestCase(VerdictQualifiers.Machine)]
    [TestCase(VerdictQualifiers.Worker)]
    [TestCase(VerdictQualifiers.Void)]
    [TestCase(VerdictQualifiers.Thermal)]
    [TestCase(VerdictQualifiers.UnsteadyRatio)]
    public void Apply_MeasurementThatWentWrong_IsNotTheAcceptedLoss(string qualifier)
    {
        var open = Cells.With(Verdict.Inconclusive) with { Qualifier = qualifier };
        var judged = Apply(open);
        judged.Cells[0].Waiver.Should().BeNull();
        judged.Cells[0].Reason.Should().Contain($"this measurement went wrong ({qualifier}): measure again");
        new WaiverSet([Agreed]).Covers(open, LastDay, strict: false).Should().BeFalse();
        ExitCode.Of(judged.Cells, strict: false).Should().Be(ExitCode.Open);
    }

    [Test]
    public void Apply_LossWithoutCertificate_IsTheAcceptedLoss() =>
        Apply(Cells.With(Verdict.Inconclusive) with { Qualifier = VerdictQualifiers.NoCertificate }).Cells[0].Waiver.Should().NotBeNull();

    [TestCase(1e300)]
    [TestCase(0.0201)]
    public void Apply_ToleranceThatIsTooWide_CoversNothing(double tolerance)
    {
        var wide = new WaiverSet([Agreed with { Cells = [Agreed.Cells[0] with { Tolerance = tolerance }] }]);
        wide.Covers(Cells.With(Verdict.Fail), LastDay, strict: false).Should().BeFalse();
        wide.Apply([Cells.With(Verdict.Fail)], LastDay, strict: false).Cells[0].Reason
            .Should().Contain("is too wide, the maximum is 0.02 (two points for scores, flips and margins)");
    }

    [Test]
    public void Apply_DayAfterTheLast_FailsThoughTheCellPasses()
    {
        var judged = Apply(Cells.With(Verdict.Pass), LastDay.AddDays(1));
        judged.Cells.Should().HaveCount(2);
        judged.Cells[1].Verdict.Should().Be(Verdict.Fail);
        judged.Cells[1].Key.ToString().Should().Be("int8-dynamic / RTE / accuracy / accuracy waiver");
        judged.Cells[1].Reason.Should().Contain("waivers/rte.json").And.Contain("expired on 2027-03-31").And.Contain("Jane Doe");
        ExitCode.Of(judged.Cells, strict: false).Should().Be(ExitCode.Fail);
    }

    [Test]
    public void Apply_ExpiredWaiver_CoversNothing() =>
        Apply(Cells.With(Verdict.Fail), LastDay.AddDays(1)).Cells[0].Waiver.Should().BeNull();

    [Test]
    public void Apply_CellThatPasses_IsToldNotToNeedIt()
    {
        var judged = Apply(Cells.With(Verdict.Pass));
        judged.Cells[0].Should().Be(Cells.With(Verdict.Pass));
        judged.Notes.Should().ContainSingle()
            .Which.Should().Be("waivers/rte.json: not needed: int8-dynamic / RTE / accuracy / accuracy stops nothing");
    }

    [Test]
    public void Apply_NoSuchCell_IsTold() =>
        Apply(Cells.With(Verdict.Fail) with { Metric = "f1" }).Notes
            .Should().ContainSingle().Which.Should().Contain("this run has no cell");

    [Test]
    public void Load_FolderBesideTheBaselines_IsFoundAndRead()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["baselines"]);
        WaiverFolder.Find(null, folder["baselines"]).Should().BeNull();
        folder.Write("waivers/b.json", Text("2027-03-31"));
        folder.Write("waivers/README.md", "no waiver");
        var set = WaiverFolder.Load(WaiverFolder.Find(null, folder["baselines"] + "/"), LastDay);
        set.Waivers.Should().ContainSingle().Which.File.Should().EndWith("waivers/b.json");
    }

    [Test]
    public void Find_FolderThatIsNotThere_IsRefused() =>
        ((Action)(() => WaiverFolder.Find("no-such-folder", null))).Should().Throw<BadInputException>().WithMessage("*no-such-folder*");

    [TestCase("2028-04-01", true)]
    [TestCase("2028-03-31", false)]
    public void Load_WaiverForMoreThanAYear_IsRefused(string expires, bool isRefused)
    {
        using var folder = new TemporaryFolder();
        folder.Write("waivers/a.json", Text(expires));
        var load = () => WaiverFolder.Load(folder["waivers"], LastDay);
        if (isRefused)
        {
            load.Should().Throw<BadInputException>().WithMessage("*a.json: it would hold until 2028-04-01*at most 366 days*");
        }
        else
        {
            load().Waivers.Should().ContainSingle();
        }
    }

    private static WaivedCells Apply(Cell cell, DateOnly? today = null) =>
        new WaiverSet([Agreed]).Apply([cell], today ?? LastDay, strict: false);

    private static string Text(string expires) =>
        $$"""{ "reason": "r", "who": "w", "expires": "{{expires}}","""
            + """ "cells": [{ "cell": "a / energy / joules", "value": 1, "tolerance": 0 }] }""";
}
