using System.Collections.Immutable;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// A pass whose choice depends on what a graph computes on calibration texts. Until it has been calibrated it throws instead of proposing.
/// Also meant for static int8 quantisation and activation-aware weights, which need calibration too.
/// </summary>
public interface ICalibratedPass : IGraphPass
{
    /// <summary>True once the choice is made.</summary>
    bool IsCalibrated { get; }

    /// <summary>Names of the values that it must see on the texts.</summary>
    /// <param name="graph">The graph as it stands before the pass.</param>
    /// <exception cref="CalibrationException">The graph has nothing to choose from.</exception>
    ImmutableArray<string> Watched(Graph graph);

    /// <summary>The same pass with its choice made; the same values give the same choice.</summary>
    /// <param name="graph">The graph as it stands before the pass.</param>
    /// <param name="values">Elements of the watched values at positions that hold tokens, row-major, by name.</param>
    /// <exception cref="CalibrationException">A watched value is missing or holds no numbers.</exception>
    IGraphPass Calibrated(Graph graph, IReadOnlyDictionary<string, float[]> values);
}
