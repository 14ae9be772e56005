using EnergyGate.Graphs.Listings;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Tests.Gate.Pins;

/// <summary>A graph in a file, as lines that people can compare. The only place here that knows the product's graphs.</summary>
internal static class WrittenGraph
{
    /// <summary>A line a node, input, output and operator set.</summary>
    /// <param name="path">The ONNX file.</param>
    public static IEnumerable<string> Lines(string path) => GraphListing.Of(OnnxModel.Load(path)).Lines;
}
