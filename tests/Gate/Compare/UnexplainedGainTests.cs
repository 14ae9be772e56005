using EnergyGate.Gate.Compare;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Gate.Compare;

internal sealed class UnexplainedGainTests
{
    private static readonly Cell Gain = Cells.Comparison(0.77, Verdict.Improved).Cells[0] with { Kind = FigureKind.Estimated };

    [Test]
    public void Mark_GainWithTheSameGraphAndTexts_StopsTheRun()
    {
        var cell = UnexplainedGain.Mark(Gain, Arms("graph", "graph"));
        cell.Qualifier.Should().Be(VerdictQualifiers.Unexplained);
        ExitCode.Of([cell], strict: false).Should().Be(ExitCode.Open);
    }

    [Test]
    public void Mark_GainOfAnotherGraph_IsAsItWas() => UnexplainedGain.Mark(Gain, Arms("graph", "smaller graph")).Should().Be(Gain);

    [Test]
    public void Mark_Pass_IsAsItWas()
    {
        var pass = Gain with { Verdict = Verdict.Pass };
        UnexplainedGain.Mark(pass, Arms("graph", "graph")).Should().Be(pass);
    }

    private static ComparedArms Arms(string before, string after)
    {
        return new(Arm(before), Arm(after), ["EnergyGate.Variants.dll"], []);

        static PreparedArm Arm(string hash) => new(
            "program",
            "prepared",
            [new(Gain.Variant, "graph.onnx", hash, SessionLevel.All, "texts", "hash of texts", FeedingPolicy.Padded, 8, 2)]);
    }
}
