using System.Collections.Immutable;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Accuracy;
using EnergyGate.Gate.Checks.Drift;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Checks.Missing;
using EnergyGate.Gate.Checks.Parity;
using EnergyGate.Gate.Checks.Promise;
using EnergyGate.Gate.Checks.Regression;
using EnergyGate.Gate.Checks.StaticGraph;

namespace EnergyGate.Gate.Pipeline;

/// <summary>The only list of the gate's checks.</summary>
internal static class CheckCatalog
{
    /// <summary>
    /// The checks of one run, in their order: the cheapest first; energy after the answers, because variants with wrong answers are not
    /// measured; last, the checks on the results of the others.
    /// </summary>
    public static ImmutableArray<ICheck> ForRun() =>
    [
        new GraphCheck(),
        new ParityCheck(),
        new AccuracyCheck(),
        new RegressionCheck(),
        new EnergyCheck(),
        new PromiseCheck(),
        new MissingCheck(),
        new DriftCheck(),
    ];
}
