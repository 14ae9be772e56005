using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Results;
using EnergyGate.Statistics;

namespace EnergyGate.Tests.Gate.Commands;

internal sealed class CertifyCommandTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Record_72ComparisonsThatDecided_AreACertificate()
    {
        var run = Certify("decided", Outcome.Pass, 72);
        run.ExitCode.Should().Be(ExitCode.Pass, run.Error);
        run.Out.Should().Contain("| decided / in doubt | 72 (100.0 %) / 0 |");
        var certificate = MachineCertificate.Parse(File.ReadAllText(Directory.EnumerateFiles(folder["decided/certificates"]).Single()));
        (certificate.Comparisons, certificate.Decided, certificate.Fails, certificate.InsufficiencyReason()).Should().Be((72, 72, 0, null));
        certificate.FailBound.Should().BeLessThan(0.05);
    }

    [TestCase(Outcome.Inconclusive, 500, "0 of 500 comparisons decided")]
    [TestCase(Outcome.Pass, 71, "bound the false-positive rate at 5.1 %")]
    public void Record_ComparisonsThatProveTooLittle_AreNone(Outcome decision, int comparisons, string why)
    {
        var name = $"{decision}{comparisons}";
        var run = Certify(name, decision, comparisons);
        run.ExitCode.Should().Be(ExitCode.Open);
        run.Error.Should().Contain(why);
        Directory.Exists(folder[name + "/certificates"]).Should().BeFalse();
    }

    [Test]
    public void Record_StudyThatIsOnlyReadAgain_IsNoYounger()
    {
        Certify("old", Outcome.Pass, 72);
        File.SetLastWriteTimeUtc(folder["old/fp32-cpu.planted-0.tsv"], new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        Certify("old", Outcome.Pass, 72).Error.Should().Contain("certificate until 2026-04-02");
        MachineCertificate.Parse(File.ReadAllText(Directory.EnumerateFiles(folder["old/certificates"]).Single())).Recorded
            .Should().Be(new DateOnly(2026, 1, 2));
    }

    [Test]
    public void Record_MeterThatIsStuck_IsNoCertificate()
    {
        var run = new StandInStudy((number, _) => new(number, Outcome.Pass, new(20), null, [0, 0, 0, 0, 0, 0, 0]))
            .Certify(Arguments("stuck", 72));
        run.ExitCode.Should().Be(ExitCode.Open);
        run.Error.Should().Contain("units do not differ");
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Minutes_Over_AreOpen(int recorded)
    {
        var name = $"minutes{recorded}";
        if (recorded > 0)
        {
            Certify(name, Outcome.Pass, recorded);
        }

        var run = new StandInStudy((_, _) => throw new InvalidOperationException("the minutes are over")).Certify(
            [.. Arguments(name, 2), "--minutes", "0"]);
        run.ExitCode.Should().Be(ExitCode.Open, "nothing was measured, or too little");
        run.Error.Should().Contain($"{recorded} of 2 comparisons are recorded");
        run.Out.Contains("| comparisons of the program with itself | 1 |", StringComparison.Ordinal).Should().Be(recorded > 0);
    }

    [TestCase(Outcome.Pass, null, ExitCode.Pass)]
    [TestCase(Outcome.Inconclusive, null, ExitCode.Open)]
    [TestCase(Outcome.Pass, "thermal", ExitCode.Open)]
    [TestCase(Outcome.Fail, null, ExitCode.Fail)]
    public void ExitCode_FiveComparisons_IsWhatTheyFound(Outcome decision, string? doubt, int code) =>
        new StandInStudy((number, _) => new(number, decision, new(20), doubt, [0.001, -0.001]))
            .Certify("--comparisons", "5", "--into", folder[$"code{decision}{doubt}"]).ExitCode.Should().Be(code);

    private ProgramRun Certify(string name, Outcome decision, int comparisons) =>
        new StandInStudy((number, _) => new(number, decision, new(20), null, [0.001 * (number % 3), -0.001]))
            .Certify(Arguments(name, comparisons));

    private string[] Arguments(string name, int comparisons) =>
        ["--comparisons", $"{comparisons}", "--into", folder[name], "--record", folder[name + "/certificates"]];
}
