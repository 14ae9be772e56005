using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics.Intervals;
using EnergyGate.Tests.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Checks.Energy;

internal sealed class EnergyVerdictTests
{
    private const string Device = "some-cpu/energy.tsv";

    private static readonly VariantRecipe Variant = VariantCatalog.Find("int8-dynamic");
    private static readonly BaselineHeader Header =
        new BaselineHeader(BaselineHeader.Energy, "some-model").With("runtime", "1.0 abc").With("mix", "0123");

    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    // The stored ratio is 0.5: the limit is 0.575, and below 0.435 the baseline is out of date.
    [TestCase(0.48, 0.52, ExpectedResult = Verdict.Pass)]
    [TestCase(0.55, 0.575, ExpectedResult = Verdict.Pass)]
    [TestCase(0.55, 0.60, ExpectedResult = Verdict.Inconclusive)]
    [TestCase(0.58, 0.60, ExpectedResult = Verdict.Fail)]
    [TestCase(0.64, 0.66, ExpectedResult = Verdict.Fail, TestName = "Of_ThirtyPercentMoreWork_Fails")]
    [TestCase(0.40, 0.43, ExpectedResult = Verdict.Improved)]
    [TestCase(0, double.PositiveInfinity, ExpectedResult = Verdict.Inconclusive)]
    [TestCase(double.NaN, double.NaN, ExpectedResult = Verdict.Inconclusive)]
    public Verdict Of_StoredRatio_IsHeldAgainstIt(double low, double high) => VerdictOf(low, high, Stored(Header)).Verdict;

    [Test]
    public void Of_StoredRatio_HasItAsReferenceAndTheLimitAbove()
    {
        var verdict = VerdictOf(0.48, 0.52, Stored(Header));
        verdict.Compared.Should().Be(0.5);
        verdict.Limit.Should().BeApproximately(0.575, 1e-12);
    }

    [Test]
    public void Of_NoBaselines_IsHeldAgainstTheRecipesLimit()
    {
        VerdictOf(1.0, Variant.EnergyLimit, null).Verdict.Should().Be(Verdict.Pass);
        VerdictOf(Variant.EnergyLimit + 0.01, 9, null).Verdict.Should().Be(Verdict.Fail);
        VerdictOf(0.1, 0.2, null).Verdict.Should().Be(Verdict.Pass, "nothing can improve on a baseline that is not there");
    }

    [Test]
    public void Of_VariantThatIsNotStored_IsHeldAgainstTheRecipesLimit()
    {
        var verdict =
            EnergyVerdict.Of(VariantCatalog.Find("fp32+sorted"), new(0.9, 1.0), Stored(Header), CheckKind.Energy, MetricNames.Joules);
        verdict.Verdict.Should().Be(Verdict.Pass);
        verdict.Words.Should().Contain("no ratio is stored yet");
    }

    [Test]
    public void Of_AnotherMachine_IsNotMeasuredHoweverBad()
    {
        var verdict = VerdictOf(5, 6, Stored(Header, path: "other-cpu/energy.tsv"));
        verdict.Verdict.Should().Be(Verdict.NotMeasured);
        verdict.Words.Should().StartWith("fingerprint: ").And.Contain("other-cpu").And.Contain("some-cpu");
    }

    [TestCase("runtime", "1.1 def")]
    [TestCase("mix", "4567")]
    public void Of_OtherConditions_IsNotMeasuredAndSaysWhich(string name, string value)
    {
        var verdict = VerdictOf(5, 6, Stored(Header.With(name, value)));
        verdict.Verdict.Should().Be(Verdict.NotMeasured);
        verdict.Words.Should().Be($"fingerprint: {name} was {value}, is {Header.Properties[name]}");
    }

    [TestCase("half")]
    [TestCase("NaN")]
    [TestCase("-1")]
    public void Find_LineThatIsNoRatio_IsNamed(string value)
    {
        var find = () => Stored(Header, value: value);
        find.Should().Throw<BadInputException>().WithMessage("*some-cpu/energy.tsv:2: *energygate baseline record");
    }

    [Test]
    public void LineOf_Cell_IsFoundAgain()
    {
        var cell = Cells.With(Verdict.Pass, kind: FigureKind.Estimated) with
        {
            Task = null,
            Check = CheckKind.Energy,
            Metric = MetricNames.Joules,
            Value = 0.51239,
            Interval = new(0.5, 0.53),
        };
        var line = EnergyBaseline.LineOf(cell, rounds: 12);
        line.Detail.Should().Be("low=0.5000 high=0.5300 rounds=12 kind=estimated");
        Stored(Header, value: line.Value).Find(cell.Variant, CheckKind.Energy, MetricNames.Joules).Should().Be(0.5124);
    }

    [Test]
    public void PathOf_Machine_IsAReadableFolder() =>
        EnergyBaseline.PathOf("AMD EPYC (AuthenticAMD 25/1), avx2, 2 processors")
            .Should().Be("amd-epyc-authenticamd-25-1-avx2-2-processors/energy.tsv");

    private static EnergyVerdict VerdictOf(double low, double high, EnergyBaseline? baseline) =>
        EnergyVerdict.Of(Variant, new Interval(low, high), baseline, CheckKind.Energy, MetricNames.Joules);

    private EnergyBaseline Stored(BaselineHeader header, string value = "0.5", string path = Device)
    {
        var file = new BaselineFile(path, header, [new(Variant.Name, null, CheckKind.Energy, MetricNames.Joules, value)]);
        return EnergyBaseline.Find(new() { Folder = new(folder.Path), Files = [file] }, Device, Header);
    }
}
