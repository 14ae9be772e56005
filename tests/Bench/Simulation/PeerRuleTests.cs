using EnergyGate.Bench.Simulation;
using EnergyGate.Statistics;

namespace EnergyGate.Tests.Bench.Simulation;

public sealed class PeerRuleTests
{
    private static PeerRule Rule(string name) => PeerRule.All.Single(rule => rule.Name == name);

    [TestCase("inference-doctor", 1.09, ExpectedResult = Outcome.Pass)]
    [TestCase("inference-doctor", 1.11, ExpectedResult = Outcome.Fail)]
    [TestCase("Megatron-LM", 1.11, ExpectedResult = Outcome.Pass)]
    [TestCase("Megatron-LM", 1.12, ExpectedResult = Outcome.Fail)]
    [TestCase("github-action-benchmark", 1.99, ExpectedResult = Outcome.Pass)]
    [TestCase("github-action-benchmark", 2.01, ExpectedResult = Outcome.Fail)]
    public Outcome Judge_EqualRuns_GoesByTheRatioOfMeans(string name, double ratio)
    {
        var rule = Rule(name);
        return rule.Judge([.. Enumerable.Repeat(1.0, rule.RunsPerArm)], [.. Enumerable.Repeat(ratio, rule.RunsPerArm)]);
    }

    [Test]
    public void Judge_RunsThatVary_DecidesNothingWhereTheRuleLooks()
    {
        Rule("inference-doctor").Judge([1, 1.2, 1, 1.2, 1], [2, 2, 2, 2, 2]).Should().Be(Outcome.Inconclusive);
        Rule("Megatron-LM").Judge([1, 1.2, 1, 1.2, 1], [2, 2, 2, 2, 2]).Should().Be(Outcome.Fail);
    }

    [Test]
    public void Play_EightPercentMoreOnAQuietMachine_PassesEveryPeer()
    {
        foreach (var rule in PeerRule.All)
        {
            rule.Play(NoiseKinds.All[0], 1.08, 500, 1).Fail.Should().BeLessThan(0.1);
            rule.Play(NoiseKinds.All[0], 2.5, 500, 1).Fail.Should().BeGreaterThan(0.99);
        }
    }
}
