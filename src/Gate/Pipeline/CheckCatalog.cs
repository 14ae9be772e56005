using System.Collections.Immutable;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Drift;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Checks.Missing;
using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Gate.Checks.StaticGraph;

namespace EnergyGate.Gate.Pipeline;

/// <summary>Every check of the gate: the only list.</summary>
public static class CheckCatalog
{
    /// <summary>
    /// The checks of one run, in their order: what costs least first; energy after the answers, since a wrong answer is not measured; last
    /// the checks that look at what the others found.
    /// </summary>
    public static ImmutableArray<ICheck> ForRun() =>
    [
        new GraphCheck(),
        new ParityCheck(),
        new AccuracyCheck(),
        new RegressionCheck(),
        new EnergyCheck(),
        new MissingCheck(),
        new DriftCheck(),
    ];
}
