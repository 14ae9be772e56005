using System.Collections.Immutable;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>What the units of a comparison showed.</summary>
/// <param name="Cells">The cells that were measured, in the order declared.</param>
/// <param name="Control">The second base worker beside the first; null without one.</param>
/// <param name="Units">Units measured, the void ones among them.</param>
/// <param name="Complete">False when it was interrupted.</param>
/// <param name="Stop">Why no further unit was begun, as a clause.</param>
/// <param name="Time">Wall time of all units.</param>
/// <param name="Energy">Energy of all blocks: what the verdict itself cost.</param>
/// <param name="Errors">What the tests of all cells may err together.</param>
public sealed record ComparisonOutcome(
    ImmutableArray<ComparedCell> Cells,
    ComparedCell? Control,
    int Units,
    bool Complete,
    string Stop,
    Seconds Time,
    Joules Energy,
    SequentialPlan Errors);
