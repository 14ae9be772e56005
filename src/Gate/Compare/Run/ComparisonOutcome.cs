using System.Collections.Immutable;
using EnergyGate.Measurement.Units;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>The outcome of the units of a comparison.</summary>
/// <param name="Cells">The measured cells, in the declared order.</param>
/// <param name="Control">The second base worker beside the first; null without one.</param>
/// <param name="Units">Number of measured units, including void ones.</param>
/// <param name="Complete">False when it was interrupted.</param>
/// <param name="Stop">Why no further unit was started, as a clause.</param>
/// <param name="Time">Wall time of all units.</param>
/// <param name="Energy">Energy of all blocks: the cost of the verdict itself.</param>
/// <param name="Errors">Error rates of the tests of all cells together.</param>
internal sealed record ComparisonOutcome(
    ImmutableArray<ComparedCell> Cells,
    ComparedCell? Control,
    int Units,
    bool Complete,
    string Stop,
    Seconds Time,
    Joules Energy,
    SequentialPlan Errors);
