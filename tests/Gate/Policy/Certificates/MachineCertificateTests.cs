using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics.Sequential;
using EnergyGate.Tests.Gate.Conventions;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Policy.Certificates;

internal sealed class MachineCertificateTests
{
    /// <summary>A live certificate of the estimate, for other tests as well.</summary>
    internal static readonly MachineCertificate Certificate = new()
    {
        Machine = "AMD EPYC (AuthenticAMD 25/1), avx2, 2 processors",
        Runtime = "1.21.0",
        Conditions = "fp32-cpu",
        Comparisons = 240,
        Fails = 0,
        FailBound = 0.0153,
        PassSoon = 230,
        PassInTime = 240,
        UnitDeviation = 0.012,
        HeterogeneityPValue = 0.4,
        Recorded = new(2026, 11, 21),
        Expires = new(2027, 2, 19),
    };

    [Test]
    public void InvalidReason_MachineAndRuntimeOfTheRun_IsLive() => Why(Certificate).Should().BeNull();

    [Test]
    public void InvalidReason_OtherConditions_SaysWhich()
    {
        Why(Certificate with { Machine = "another" }).Should().Contain("another machine");
        Why(Certificate with { Runtime = "1.20.0" }).Should().Contain("1.20.0");
        Why(Certificate with { Meter = "nvml, board, GPU-1" }).Should().Contain("for the meter nvml, board, GPU-1, this run has estimated");
        Why(Certificate with { MeterState = "driver 580" }).Should().Contain("driver 580");
        Why(Certificate with { Expires = new(2026, 11, 20) }).Should().Contain("expired on 2026-11-20");
        Why(Certificate with { FailBound = 0.06 }).Should().Contain("6.0");
    }

    [Test]
    public void InvalidReason_ComparisonsThatMostlyStayedOpen_AreWorthNothing()
    {
        Why(Certificate with { Decided = 192 }).Should().BeNull("80 % decided");
        Why(Certificate with { Decided = 191 }).Should().Contain("191 of 240 comparisons decided");
        Why(Certificate with { PassInTime = 0 }).Should().Contain("0 of 240", "a file from before it was counted says no more than this");
    }

    [Test]
    public void InvalidReason_ComparisonsOfSeveralMeans_AreOfAMachineThatDrifts()
    {
        Why(Certificate with { HeterogeneityPValue = 0.0009 }).Should().Contain("do not share one mean");
        Why(Certificate with { HeterogeneityPValue = null }).Should().BeNull();
    }

    [TestCase(0)]
    [TestCase(double.NaN)]
    public void InvalidReason_UnitsThatDoNotDiffer_AreOfNoMeter(double deviation) =>
        Why(Certificate with { UnitDeviation = deviation }).Should().Contain("units do not differ");

    [Test]
    public void InsufficiencyReason_CertificatesOfTheRepository_AreWorthSomething() =>
        Directory.EnumerateFiles(RepositoryFiles.FullPath(CertificateFolder.Name))
            .Select(file => MachineCertificate.Parse(File.ReadAllText(file)).InsufficiencyReason())
            .Should().NotBeEmpty().And.OnlyContain(why => why == null);

    [Test]
    public void Find_Written_IsReadBack()
    {
        using var folder = new TemporaryFolder();
        var certificates = new CertificateFolder(folder["certificates"]);
        certificates.Find(Certificate.Machine, MeterIdentity.Estimated).Should().BeNull();
        Path.GetFileName(certificates.Write(Certificate)).Should().Be("amd-epyc-authenticamd-25-1-avx2-2-processors.json");
        certificates.Find(Certificate.Machine, MeterIdentity.Estimated).Should().Be(Certificate);
    }

    [Test]
    public void Find_TwoMeters_EachHasItsFile()
    {
        using var folder = new TemporaryFolder();
        var certificates = new CertificateFolder(folder.Path);
        var board = new MeterIdentity("nvml, board, GPU-1", "driver 580");
        certificates.Write(Certificate);
        certificates.Find(Certificate.Machine, board).Should().Be(Certificate, "it says that it is of another meter");
        var measured = Certificate with { Meter = board.Device, MeterState = board.State };
        Path.GetFileName(certificates.Write(measured)).Should().Be("amd-epyc-authenticamd-25-1-avx2-2-processors-nvml-board-gpu-1.json");
        certificates.Find(Certificate.Machine, board).Should().Be(measured);
        certificates.Find(Certificate.Machine, MeterIdentity.Estimated).Should().Be(Certificate);
    }

    [Test]
    public void Parse_FileWithoutAMeter_IsOfTheEstimate()
    {
        var old = string.Join('\n', Certificate.ToJson().Split('\n').Where(line => !line.Contains("\"meter\"", StringComparison.Ordinal)));
        old.Should().NotContain("meter");
        MachineCertificate.Parse(old).Should().Be(Certificate);
    }

    [Test]
    public void Find_CorruptFile_IsBadInput()
    {
        using var folder = new TemporaryFolder();
        folder.Write("machine.json", "{");
        FluentActions.Invoking(() => new CertificateFolder(folder.Path).Find("machine", MeterIdentity.Estimated))
            .Should().Throw<BadInputException>().WithMessage("*machine.json is not a certificate*");
    }

    [Test]
    public void Measured_FailWithoutACertificate_IsInconclusiveAndStopsTheRun()
    {
        var verdicts = new ComparisonVerdicts(new CellFactory(8, 128, 1), new(), FigureKind.Estimated);
        var compared = new ComparedCell(0, new("fp32-cpu", false), true, new SequentialPlan());
        for (var unit = 0; unit < 20; unit++)
        {
            compared.Add(new(0.06 + (unit % 2 == 0 ? 0.003 : -0.003), default, default, default));
        }

        var cell = verdicts.Measured(VariantCatalog.Find("fp32-cpu"), compared, isSelected: false, null, "this machine has no certificate");
        (cell.Verdict, cell.Qualifier).Should().Be((Verdict.Inconclusive, VerdictQualifiers.NoCertificate));
        ExitCode.Of([cell], strict: false).Should().Be(ExitCode.Open);
        verdicts.Measured(VariantCatalog.Find("fp32-cpu"), compared, isSelected: false, null).Verdict.Should().Be(Verdict.Fail);
    }

    private static string? Why(MachineCertificate certificate) =>
        certificate.InvalidReason("AMD EPYC (AuthenticAMD 25/1), avx2, 2 processors", "1.21.0", MeterIdentity.Estimated, new(2026, 11, 21));
}
