using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;

namespace EnergyGate.Tests.Gate.Policy.Drift;

internal sealed class DriftLedgerTests
{
    private static readonly CellKey Joules = new("int8-dynamic", null, CheckKind.Energy, MetricNames.Joules);

    [Test]
    public void P23_TenChangesOfLessThanAPercent_FailTogetherThoughEachPasses()
    {
        var ledger = new DriftLedger([]);
        for (var change = 1; change <= 10; change++)
        {
            var cell = Change(1.008, 0.995, 1.021);
            MeasuredChange.Refine(cell).Verdict.Should().Be(Verdict.Pass);
            ledger = ledger.Add([DriftEntry.Of(cell, $"commit{change}", "a machine", strict: false)!]);
            Judge(ledger).Verdict.Should().Be(change <= 6 ? Verdict.Pass : Verdict.Fail, "1.008 ^ 6 = 1.049, 1.008 ^ 7 = 1.057");
        }

        var drift = Judge(ledger);
        drift.Value.Should().BeApproximately(Math.Pow(1.008, 10), 1e-5);
        drift.Gating.Should().BeTrue();
        drift.Reason.Should().Contain("10 changes").And.Contain("+8.3 %");
        drift.Key.ToString().Should().Be("int8-dynamic / regression / drift");
    }

    [Test]
    public void P23_GainBeforeTheLosses_DoesNotPayForThem()
    {
        var ledger = Ledger([Math.Log(0.85), .. Enumerable.Repeat(Math.Log(1.008), 10)]);
        Judge(ledger).Verdict.Should().Be(Verdict.Fail);
        var sum = ledger.SumSince(null).Single();
        (sum.Changes, sum.Risen).Should().Be((11, 10));
        sum.Net.Should().BeApproximately(Math.Log(0.85) + 10 * Math.Log(1.008), 1e-9);
    }

    [Test]
    public void P23_LossesBeforeTheRelease_CountNoMore()
    {
        var release = Ledger([.. Enumerable.Repeat(0.02, 5)]);
        var now = release.Add([Entry("after", 0.01, 0.01)]);
        now.SumSince(release).Single().Rise.Should().BeApproximately(0.01, 1e-12);
        new ReleaseDrift(now, release, "v1.0.0").Cells(new(32, 128, 2)).Single().Verdict.Should().Be(Verdict.Pass);
        Judge(now).Verdict.Should().Be(Verdict.Fail);
    }

    [Test]
    public void Cells_RiseThatMayBeNoise_IsOpen() => Judge(new([Entry("one", 0.06, 0.07)])).Verdict.Should().Be(Verdict.Inconclusive);

    [Test]
    public void Cells_OnlyGains_PassWithoutARise() => Judge(Ledger([-0.1, -0.2])).Value.Should().Be(1);

    [Test]
    public void Cells_TwoMachines_AreAddedApartAndTheWorseCounts()
    {
        DriftLedger ledger = new([Entry("one", 0.04, 0.01), Entry("one", 0.03, 0.01) with { Device = "another" }]);
        var cell = Judge(ledger);
        cell.Verdict.Should().Be(Verdict.Pass);
        cell.Reason.Should().Contain("a machine");
        ledger.SumSince(null).Should().HaveCount(2);
    }

    [Test]
    public void P23_NoisierDeviceWithALargerRise_HidesNoFail()
    {
        var cell = Judge(new([Entry("one", 0.08, 0.1), Entry("one", 0.06, 0.01) with { Device = "another" }]));
        cell.Verdict.Should().Be(Verdict.Fail);
        cell.Reason.Should().Contain("another");
    }

    [Test]
    public void Cells_OpenEstimateWithALargerRise_HidesNoOpenMeasurement() =>
        Judge(new([Entry("one", 0.08, 0.1) with { Kind = FigureKind.Estimated }, Entry("one", 0.06, 0.07) with { Device = "another" }]))
            .Kind.Should().Be(FigureKind.Measured, "an estimate that is open stops nobody");

    [Test]
    public void P23_ChangeThatIsOpenByMuch_CountsAndHidesNothing()
    {
        var losses = Ledger([.. Enumerable.Repeat(Math.Log(1.008), 7)]);
        var vague = losses.Add([Entry("vague", -0.01, 0.3)]);
        vague.SumSince(null).Single().Net.Should().BeApproximately(7 * Math.Log(1.008) - 0.01, 1e-9);
        var cell = Judge(vague);
        cell.Verdict.Should().Be(Verdict.Fail, "an interval of 30 % would make 5.7 % noise");
        cell.Reason.Should().Contain("7 changes").And.Contain("without those");
    }

    [Test]
    public void Add_ChangeThatIsThere_IsRefused() =>
        ((Action)(() => Ledger([0.01]).Add([Entry("commit0", 0.02, 0.01)])))
            .Should().Throw<BadInputException>().WithMessage("*commit0*counts once");

    [Test]
    public void With_NewChange_IsAddedToTheSum() =>
        new ReleaseDrift(Ledger([0.03]), null, null).With([Entry("now", 0.03, 0.01)]).Cells(new(32, 128, 2)).Single().Verdict
            .Should().Be(Verdict.Fail);

    [Test]
    public void Read_WhatWasWritten_IsEqual()
    {
        using var folder = new TemporaryFolder();
        var baselines = new BaselineFolder(folder.Path);
        DriftLedger.Read(baselines).Entries.Should().BeEmpty();
        var ledger = new DriftLedger([DriftEntry.Of(Change(1.008, 0.995, 1.021), "commit", "a machine", strict: false)!]);
        ledger.Write(baselines);
        DriftLedger.Read(baselines).Entries.Should().Equal(ledger.Entries);
        BaselineSet.Load(baselines, "any model").Should().BeNull("a ledger is no baseline");
    }

    [TestCase("commit\ta machine\tint8-dynamic / energy / joules\tmeasured\t0.01\t0.00\t0.02", true)]
    [TestCase("commit\ta machine\tint8-dynamic / energy / joules\tmeasured\t0.01\t0.02\t0.02", false)]
    [TestCase("commit\ta machine\tint8-dynamic / energy / joules\tmeasured\tNaN\t0.00\t0.02", false)]
    [TestCase("commit\ta machine\tint8-dynamic\tmeasured\t0.01\t0.00\t0.02", false)]
    [TestCase("commit\ta machine\tint8-dynamic / energy / joules\tguessed\t0.01\t0.00\t0.02", false)]
    [TestCase("commit\ta machine\tint8-dynamic / energy / joules\tmeasured\t0.01\t0.00", false)]
    public void Read_Line_IsWholeOrNamed(string line, bool isLegal)
    {
        var read = () => DriftText.Read(DriftText.Write([]) + line + "\n", "baselines/ledger.tsv");
        if (isLegal)
        {
            read().Should().ContainSingle();
        }
        else
        {
            read.Should().Throw<BadInputException>().WithMessage("baselines/ledger.tsv:2: not commit, device*");
        }
    }

    [Test]
    public void Read_ChangeTwice_NamesTheSecond()
    {
        var text = DriftText.Write([Entry("one", 0.01, 0.01), Entry("one", 0.02, 0.01)]);
        ((Action)(() => DriftText.Read(text, "ledger.tsv"))).Should().Throw<BadInputException>().WithMessage("ledger.tsv:3: *twice*");
    }

    [TestCase("")]
    [TestCase("#energygate-ledger\tschema=2\n")]
    public void Read_AnotherFile_IsRefused(string text) =>
        ((Action)(() => DriftText.Read(text, "ledger.tsv"))).Should().Throw<BadInputException>().WithMessage("ledger.tsv:1: *");

    [Test]
    public void Of_CellThatSaysNothingOfAChange_IsNone()
    {
        DriftEntry.Of(Change(1, 0.99, 1.01) with { Qualifier = VerdictQualifiers.Identical }, "c", "d", strict: false).Should().BeNull();
        DriftEntry.Of(Change(1, 0.99, 1.01) with { Interval = new(double.NegativeInfinity, 1.01) }, "c", "d", strict: false)
            .Should().BeNull();
        DriftEntry.Of(Change(1, 0, double.PositiveInfinity), "c", "d", strict: false).Should().BeNull();
        DriftEntry.Of(Change(1, 0.99, 1.01) with { Check = CheckKind.Time, Metric = MetricNames.Seconds }, "c", "d", strict: false)
            .Should().BeNull();
    }

    [TestCase(Verdict.Inconclusive, FigureKind.Estimated, null, false, ExpectedResult = true)]
    [TestCase(Verdict.Inconclusive, FigureKind.Estimated, null, true, ExpectedResult = false)]
    [TestCase(Verdict.Inconclusive, FigureKind.Measured, null, false, ExpectedResult = false)]
    [TestCase(Verdict.Inconclusive, FigureKind.Estimated, VerdictQualifiers.NoCertificate, false, ExpectedResult = false)]
    [TestCase(Verdict.Inconclusive, FigureKind.Measured, VerdictQualifiers.Minor, false, ExpectedResult = true)]
    [TestCase(Verdict.Fail, FigureKind.Estimated, null, false, ExpectedResult = false)]
    [TestCase(Verdict.Improved, FigureKind.Measured, null, true, ExpectedResult = true)]
    public bool P23_Of_WhatLetsAChangeThrough_IsBookedAndWhatStopsItIsNot(
        Verdict verdict, FigureKind kind, string? qualifier, bool strict) =>
        DriftEntry.Of(
            Change(1.03, 0.98, 1.08) with { Verdict = verdict, Kind = kind, Qualifier = qualifier }, "c", "d", strict) is not null;

    [Test]
    public void Of_RecipeThatDoesNotGate_IsNone() =>
        DriftEntry.Of(Change(1.03, 0.98, 1.08) with { Gating = false }, "c", "d", strict: false)
            .Should().BeNull("its drift would stop what it may not stop itself");

    private static Cell Change(double value, double low, double high) => Cells.With(Verdict.Pass, kind: FigureKind.Measured) with
    {
        Task = null,
        Check = CheckKind.Energy,
        Metric = MetricNames.Joules,
        Value = value,
        Reference = 1,
        Limit = 1.02,
        Interval = new(low, high),
    };

    private static DriftEntry Entry(string commit, double estimate, double half) =>
        new(commit, "a machine", Joules, FigureKind.Measured, estimate, new(estimate - half, estimate + half));

    private static DriftLedger Ledger(double[] estimates) =>
        new([.. estimates.Select((estimate, i) => Entry($"commit{i}", estimate, 0.01))]);

    private static Cell Judge(DriftLedger ledger) => new ReleaseDrift(ledger, null, null).Cells(new(32, 128, 2)).Single();
}
