using EnergyGate.Graphs.Listings;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Gate.Pins;

/// <summary>
/// Lists the graph of a file as readable, comparable lines. The only code in these tests that knows the product's graphs.
/// </summary>
internal static class WrittenGraph
{
    /// <summary>One line per node, input, output and operator set.</summary>
    /// <param name="path">The ONNX file.</param>
    public static IEnumerable<string> Lines(string path) => GraphListing.Of(OnnxModel.Load(path)).Lines;
}
