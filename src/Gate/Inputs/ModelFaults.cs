using EnergyGate.Errors;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Costs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Gate.Inputs;

/// <summary>Adds a model's file to faults that are found after it was read: a graph does not know where it came from.</summary>
internal static class ModelFaults
{
    /// <summary>Works on the graph of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="ModelFormatException">The graph is malformed; the message names file and node.</exception>
    public static T Named<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (UserErrorException exception)
            when (exception is MalformedGraphException or ShapeException or CostException)
        {
            throw new ModelFormatException(path, exception.UserMessage, exception);
        }
    }
}
