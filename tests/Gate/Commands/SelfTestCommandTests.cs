using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Tests.Gate.Commands;

public sealed class SelfTestCommandTests
{
    [Test]
    public void Flips_OfTheEmbeddedModel_AreFoundFromOneMoreThanDeclaredOn()
    {
        var run = ProgramRun.Of("selftest", "--flips", "2,5", "--tasks", "WNLI", "--comparisons", "3");
        run.ExitCode.Should().Be(ExitCode.Pass, run.Error);
        var rows = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        rows.Select(row => row.Split('|')[2..9].Select(field => field.Trim()).Where((_, i) => i != 1)).Select(fields => string.Join(' ', fields)).Should().Equal(
            "0 32 1 0 0 1", "2 32 3 0 0 3", "5 32 3 3 0 0", "32 32 3 3 0 0", "33 32 3 3 0 0");
    }

    [TestCase("--flips", "1,x", "--flips x: give whole numbers")]
    [TestCase("--plant", "200", "--plant 200: give per cents")]
    public void Values_OutOfTheirRange_AreBadInput(string option, string value, string message)
    {
        var run = ProgramRun.Of("selftest", option, value);
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain(message);
    }
}
