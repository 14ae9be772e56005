using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Measurement.Selection;
using EnergyGate.Tests.Gate.Policy.Certificates;

namespace EnergyGate.Tests.Gate.Compare;

/// <summary>How a run uses the certificates of its repository.</summary>
internal sealed class RunCertificateTests
{
    private static readonly MachineCertificate Certificate = MachineCertificateTests.Certificate;

    [TestCase(0.02)]
    [TestCase(0.05)]
    public void Find_CertificateOfTheMachine_TunesTheRunAndIsNamedWithItsStudy(double margin)
    {
        var found = Find(margin);
        found.NoVerdictReason.Should().BeNull();
        found.Note.Should().Contain("0 false positives in 240 decided comparisons").And.Contain(Certificate.Conditions);
        found.Tune(new()).PriorDeviation.Should().Be(Certificate.UnitDeviation);
    }

    [Test]
    public void Find_NarrowerMarginThanStudied_IsNotCertified()
    {
        var found = Find(0.01);
        found.NoVerdictReason.Should().Be("the certificate is for a margin of 2 %, this run has 1.0 %");
        found.Tune(new()).Should().Be(new ComparisonPlan());
    }

    [Test]
    public void Find_NoMeter_SaysThatInTheFirstPlace()
    {
        using var meter = ComparisonMeter.Open(new GateOptions { Meter = MeterChoice.Parse("nvml:9999") });
        RunCertificate.Find("no folder", Certificate.Machine, Certificate.Runtime, meter, 0.02, Certificate.Recorded)
            .NoVerdictReason.Should().StartWith("no meter");
    }

    private static RunCertificate Find(double margin)
    {
        using var folder = new TemporaryFolder();
        new CertificateFolder(folder.Path).Write(Certificate);
        using var meter = ComparisonMeter.Open(new GateOptions());
        return RunCertificate.Find(folder.Path, Certificate.Machine, Certificate.Runtime, meter, margin, Certificate.Recorded);
    }
}
