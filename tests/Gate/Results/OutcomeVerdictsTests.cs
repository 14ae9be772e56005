using EnergyGate.Gate.Results;
using EnergyGate.Statistics;

namespace EnergyGate.Tests.Gate.Results;

internal sealed class OutcomeVerdictsTests
{
    [TestCase(Outcome.Pass, ExpectedResult = Verdict.Pass)]
    [TestCase(Outcome.Fail, ExpectedResult = Verdict.Fail)]
    [TestCase(Outcome.Inconclusive, ExpectedResult = Verdict.Inconclusive)]
    public Verdict ToVerdict_Outcome_IsItsVerdict(Outcome outcome) => outcome.ToVerdict();
}
