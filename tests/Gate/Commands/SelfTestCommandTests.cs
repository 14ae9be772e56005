using EnergyGate.Gate.Results;
using EnergyGate.Statistics;

namespace EnergyGate.Tests.Gate.Commands;

internal sealed class SelfTestCommandTests
{
    [Test]
    public void Flips_OfTheEmbeddedModel_AreFoundFromOneMoreThanDeclaredOn()
    {
        var run = ProgramRun.Of("selftest", "--flips", "2,5", "--tasks", "WNLI", "--comparisons", "3");
        run.ExitCode.Should().Be(ExitCode.Pass, run.Error);
        var rows = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        rows.Select(row => row.Split('|')[2..9].Select(field => field.Trim()).Where((_, i) => i != 1))
            .Select(fields => string.Join(' ', fields)).Should().Equal(
            "0 32 1 0 0 1", "2 32 3 0 0 3", "5 32 3 3 0 0", "32 32 3 3 0 0", "33 32 3 3 0 0");
    }

    [TestCase("5", Outcome.Fail, 7, ExitCode.Pass)]
    [TestCase("5", Outcome.Inconclusive, 7, ExitCode.Fail)]
    [TestCase("1", Outcome.Pass, 7, ExitCode.Pass)]
    [TestCase("1", Outcome.Fail, 7, ExitCode.Fail)]
    [TestCase("1", Outcome.Inconclusive, 2, ExitCode.Open)]
    [TestCase("5,1", Outcome.Fail, 7, ExitCode.Fail)]
    public void Plant_Comparisons_AreJudgedBySize(string sizes, Outcome decision, int units, int code)
    {
        using var folder = new TemporaryFolder();
        var run = new StandInStudy((number, _) => new(number, decision, new(20), null, [.. Enumerable.Repeat(0.05, units)]))
            .SelfTest("--plant", sizes, "--comparisons", "8", "--into", folder.Path);
        run.ExitCode.Should().Be(code, run.Error);
        run.Error.Contains("the promise", StringComparison.Ordinal).Should().Be(code != ExitCode.Pass);
    }

    [Test]
    public void Plant_NoMinutes_IsOpen()
    {
        using var folder = new TemporaryFolder();
        var run = new StandInStudy((_, _) => throw new InvalidOperationException("the minutes are over")).SelfTest(
            "--minutes", "0", "--into", folder.Path);
        run.ExitCode.Should().Be(ExitCode.Open, "nothing was measured");
        run.Error.Should().Contain("+5 %, the promise is open: 0 of 40 comparisons are made");
    }

    [TestCase("--plant", ",", "--plant ,: give one or more numbers")]
    [TestCase("--flips", "1,x", "--flips x: give whole numbers")]
    [TestCase("--plant", "200", "--plant 200: give percentages")]
    [TestCase("--plant", "5@0", "--plant 5@0: give percentages")]
    [TestCase("--plant", "5@40@2", "--plant 5@40@2: give percentages")]
    public void Values_OutOfTheirRange_AreBadInput(string option, string value, string message)
    {
        var run = new StandInStudy((_, _) => throw new InvalidOperationException("nothing is compared")).SelfTest(option, value);
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain(message);
    }
}
