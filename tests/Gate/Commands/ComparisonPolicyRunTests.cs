using System.Globalization;
using EnergyGate.Gate.Commands;
using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Reporting.Markdown;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics.Sequential;
using EnergyGate.Tests.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>From units to the exit code of <c>compare</c>, with waivers and ledger in files: no worker, no meter, no git.</summary>
internal sealed class ComparisonPolicyRunTests
{
    private static readonly VariantRecipe Variant = VariantCatalog.Find("int8-dynamic");
    private static readonly CellKey Joules = new(Variant.Name, null, CheckKind.Energy, MetricNames.Joules);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void Create() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Compare_LossWithALiveWaiver_PassesAndSaysWhoAgreed()
    {
        var found = Compared(1.04);
        found.ExitCode.Should().Be(ExitCode.Fail);
        Agree(found.Cells[0], tolerance: 0.01);
        var result = Read("2027-03-31").Apply(found);
        result.ExitCode.Should().Be(ExitCode.Pass);
        MarkdownReport.Write(result)
            .Should().Contain("**FAIL, waived** int8-dynamic / energy / joules").And.Contain("Jane Doe, until 2027-03-31");
    }

    [Test]
    public void Compare_LossWithAnExpiredWaiver_FailsTwice()
    {
        var found = Compared(1.04);
        Agree(found.Cells[0], tolerance: 0.01);
        var result = Read("2027-04-01").Apply(found);
        result.ExitCode.Should().Be(ExitCode.Fail);
        result.Cells.Where(cell => cell.Verdict == Verdict.Fail && cell.Waiver is null).Select(cell => cell.Metric)
            .Should().Equal("joules", "joules waiver");
    }

    [Test]
    public void Compare_PassWithAnExpiredWaiver_FailsByTheWaiverAlone()
    {
        Agree(Compared(1.04).Cells[0], tolerance: 0.01);
        var result = Read("2027-04-01").Apply(Compared(1.0));
        result.ExitCode.Should().Be(ExitCode.Fail);
        result.Cells.Should().ContainSingle(cell => cell.Verdict == Verdict.Fail)
            .Which.Reason.Should().Contain("waivers/joules.json").And.Contain("expired on 2027-03-31");
    }

    [Test]
    public void Compare_LossBeyondWhatWasAgreed_Fails()
    {
        Agree(Compared(1.04).Cells[0], tolerance: 0.01);
        var result = Read("2027-01-01").Apply(Compared(1.06));
        result.ExitCode.Should().Be(ExitCode.Fail);
        result.Cells[0].Reason.Should().Contain("does not cover it");
    }

    [Test]
    public void Compare_LossOnAMachineWithoutACertificate_CanBeWaivedToo()
    {
        var found = Compared(1.04, uncertified: "this machine has no certificate");
        (found.ExitCode, found.Cells[0].Qualifier).Should().Be((ExitCode.Open, VerdictQualifiers.NoCertificate));
        Agree(found.Cells[0], tolerance: 0.01);
        Read("2027-01-01").Apply(found).ExitCode.Should().Be(ExitCode.Pass);
    }

    [Test]
    public void Compare_LossThatAScorePaysFor_IsATradeUntilItIsWaived()
    {
        var found = Compared(1.04);
        var gain = Cells.With(Verdict.Pass) with { Value = 0.95, Reference = 0.9, Limit = 0.88, Interval = new(0.93, 0.97) };
        found = found with { Cells = [.. found.Cells, gain] };
        var open = Read("2027-01-01").Apply(found);
        (open.ExitCode, open.Cells[0].Verdict).Should().Be((ExitCode.Open, Verdict.Trade));
        Agree(found.Cells[0], tolerance: 0.01);
        var waived = Read("2027-01-01").Apply(found);
        (waived.ExitCode, waived.Cells[0].Verdict).Should().Be((ExitCode.Pass, Verdict.Trade));
    }

    [TestCase(1.02, 6, ExpectedResult = ExitCode.Fail)]
    [TestCase(1.02, 2, ExpectedResult = ExitCode.Pass)]
    public int P23_ComparisonThatIsOpenByLittle_CountsInTheDrift(double ratio, int losses)
    {
        var found = Compared(ratio);
        (found.ExitCode, found.Cells[0].Verdict, found.Cells[0].Qualifier)
            .Should().Be((ExitCode.Pass, Verdict.Inconclusive, VerdictQualifiers.Minor));
        return (Read("2027-01-01") with { Drift = Ledger(losses) }).Apply(found).ExitCode;
    }

    [Test]
    public void P23_WaivedLossBeyondTheLimitOfTheDrift_NeedsAWaiverOfTheDriftToo()
    {
        var found = Compared(1.08);
        Agree(found.Cells[0], tolerance: 0.01);
        var failed = Read("2027-01-01").Apply(found);
        failed.ExitCode.Should().Be(ExitCode.Fail);
        Agree(failed.Cells[1], tolerance: 0.01, "drift");
        Read("2027-01-01").Apply(found).ExitCode.Should().Be(ExitCode.Pass);
    }

    [Test]
    public void P23_WaivedLoss_CountsInTheDrift()
    {
        var found = Compared(1.04);
        Agree(found.Cells[0], tolerance: 0.01);
        var agreed = Read("2027-01-01");
        (agreed with { Drift = Ledger(1) }).Apply(found).ExitCode.Should().Be(ExitCode.Pass);
        var result = (agreed with { Drift = Ledger(3) }).Apply(found);
        result.ExitCode.Should().Be(ExitCode.Fail);
        result.Cells.Should().ContainSingle(cell => cell.Verdict == Verdict.Fail && cell.Waiver == null)
            .Which.Metric.Should().Be(MetricNames.Drift);
    }

    [Test]
    public void P23_EstimateThatIsOpenByMuch_StopsTheRunAndIsNotBooked()
    {
        var found = Compared(1.02, spread: 0.08);
        found.Cells[0].Interval!.Value.Upper.Should().BeGreaterThan(MeasuredChange.MinorLimit);
        (found.ExitCode, found.Cells[0].Verdict, found.Cells[0].Qualifier)
            .Should().Be((ExitCode.Open, Verdict.Inconclusive, VerdictQualifiers.Undecided), "an open cell never exits with 0");
        DriftEntry.Of(found.Cells[0], "c1", "test", strict: false).Should().BeNull("nobody has accepted it");
    }

    private ComparisonPolicy Read(string day)
    {
        Directory.CreateDirectory(folder["baselines"]);
        return ComparisonPolicy.Read(
            folder["baselines"],
            null,
            new OneDay(DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));
    }

    private void Agree(Cell cell, double tolerance, string name = "joules") => folder.Write($"waivers/{name}.json", $$"""
        {
          "reason": "agreed in the test", "who": "Jane Doe", "expires": "2027-03-31",
          "cells": [{
            "cell": "{{cell.Key}}",
            "value": {{cell.Value!.Value.ToString("R", CultureInfo.InvariantCulture)}},
            "tolerance": {{tolerance.ToString(CultureInfo.InvariantCulture)}}
          }]
        }
        """);

    private static ReleaseDrift Ledger(int losses) => new(
        new(
            [
                .. Enumerable.Range(0, losses)
                    .Select(i => new DriftEntry($"c{i}", "test", Joules, FigureKind.Estimated, Math.Log(1.008), new(0.006, 0.010))),
            ]),
        null,
        null);

    // The verdict on a run whose units are all near one ratio.
    private static GateResult Compared(double ratio, double spread = 0.004, string? uncertified = null)
    {
        var cell = new ComparedCell(0, new(Variant.Name, false), true, new SequentialPlan());
        for (var unit = 0; unit < 24; unit++)
        {
            cell.Add(new(Math.Log(ratio) + (unit % 2 == 0 ? spread : -spread), default, default, default));
        }

        var verdicts = new ComparisonVerdicts(new CellFactory(8, 128, 1), new(), FigureKind.Estimated);
        return Cells.Result(verdicts.Measured(Variant, cell, isSelected: false, null, uncertified)) with { Base = "0123456789ab" };
    }

    private sealed class OneDay(DateTimeOffset day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => day;
    }
}
