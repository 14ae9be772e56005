using System.Collections.Immutable;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>What the units of a comparison showed.</summary>
/// <param name="Cells">The cells that were measured, in the order declared.</param>
/// <param name="Control">The second base worker beside the first; null without one.</param>
/// <param name="Units">Units measured, the void ones among them.</param>
/// <param name="Complete">False when it was interrupted.</param>
/// <param name="Stop">Why no further unit was begun, as a clause.</param>
/// <param name="Seconds">Wall seconds of all units.</param>
/// <param name="Joules">Joules of all blocks: what the verdict itself cost.</param>
/// <param name="Errors">What the tests of all cells may err together.</param>
public sealed record ComparisonOutcome(
    ImmutableArray<ComparedCell> Cells,
    ComparedCell? Control,
    int Units,
    bool Complete,
    string Stop,
    double Seconds,
    double Joules,
    SequentialPlan Errors);
