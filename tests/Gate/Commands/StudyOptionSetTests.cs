using EnergyGate.Gate.Results;
using EnergyGate.Statistics;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>The shared options of <c>certify</c> and <c>selftest</c>, through their command lines.</summary>
internal sealed class StudyOptionSetTests
{
    private static readonly string[] Commands = ["certify", "selftest"];

    [Test]
    public void Read_NumberOutOfItsRange_IsBadInput(
        [ValueSource(nameof(Commands))] string command,
        [Values("--budget 0", "--budget -1", "--budget NaN", "--budget Infinity", "--minutes -1", "--minutes NaN", "--comparisons 0")]
        string option) =>
        Refuse($"{option}: give ", [command, .. option.Split(' ')]);

    [Test]
    public void Read_TwoVariants_AreBadInput([ValueSource(nameof(Commands))] string command) =>
        Refuse("--variants fp32-cpu,int8-dynamic: give one", command, "--variants", "fp32-cpu,int8-dynamic");

    [Test]
    public void Read_TwoVariantsForFlips_AreBadInput() =>
        Refuse(
            "--variants fp32-cpu,int8-dynamic: give one", "selftest", "--flips", "1", "--variants", "fp32-cpu",
            "--variants", "int8-dynamic");

    [Test]
    public void Help_OfVariants_SaysWhatTheOneIsFor([ValueSource(nameof(Commands))] string command) =>
        ProgramRun.Of(command, "--help").Out.ReplaceLineEndings(" ").Should().Contain("fp32-cpu").And.NotContain("Variants to try");

    [Test]
    public void Run_NoOptions_ComparesTheUsualVariantWithinTheUsualBudget()
    {
        using var folder = new TemporaryFolder();
        var (certify, selfTest) = (Deciding(), Deciding());
        certify.Certify("--comparisons", "1", "--into", folder.Path);
        selfTest.SelfTest("--comparisons", "1", "--into", folder["s"]);
        var asked = certify.Prepared.Should().ContainSingle().Which;
        (asked.Request.Variant, asked.Plan.Budget.Value, asked.Plan.Planted.Fraction).Should().Be(("fp32-cpu", 180, 0));
        selfTest.Prepared.Select(study => (study.Request.Variant, study.Plan.Budget.Value, study.Plan.Planted.Fraction)).Should().Equal(
            ("fp32-cpu", 60, 0.05), ("fp32-cpu", 60, 0.01), ("fp32-cpu", 60, 0.02), ("fp32-cpu", 60, 0.03), ("fp32-cpu", 60, 0.04));
    }

    [Test]
    public void Run_SecondCall_MakesWhatIsMissingWithNewCoins()
    {
        using var folder = new TemporaryFolder();
        var numbers = new List<int>();
        var study = new StandInStudy((number, _) =>
        {
            numbers.Add(number);
            return new(number, Outcome.Pass, new(20), null, [0.001, -0.001]);
        });
        study.Certify("--comparisons", "2", "--into", folder.Path);
        study.Certify("--comparisons", "3", "--into", folder.Path).Error
            .Should().Contain("2 of 3 comparisons are recorded").And.Contain("comparison 3 of 3: Pass, units: 2, 20 s");
        numbers.Should().Equal(0, 1, 2);
        var file = folder["fp32-cpu.planted-0.tsv"];
        File.WriteAllLines(file, File.ReadAllLines(file).Where((_, line) => line != 2));
        study.Certify("--comparisons", "3", "--into", folder.Path);
        numbers.Should().Equal([0, 1, 2, 3], "number 1 was removed, and the coins of number 2 were thrown");
    }

    private static StandInStudy Deciding() => new((number, _) => new(number, Outcome.Pass, new(20), null, [0.001, -0.001]));

    private static void Refuse(string says, params string[] arguments)
    {
        var study = new StandInStudy((_, _) => throw new InvalidOperationException("nothing is compared"));
        var run = arguments[0] == "certify" ? study.Certify(arguments[1..]) : study.SelfTest(arguments[1..]);
        study.Prepared.Should().BeEmpty();
        run.ExitCode.Should().Be(ExitCode.BadInput, run.Out + run.Error);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain(says);
        run.Out.Should().BeEmpty();
    }
}
