namespace EnergyGate.Measurement.Protocols;

/// <summary>Marks what the calling thread is doing, for an attached profiler.</summary>
public interface IRangeMarker
{
    /// <summary>Starts a range, nested in the open one. Allocates only for a new name.</summary>
    /// <param name="name">The range's name.</param>
    void Push(string name);

    /// <summary>Ends the latest open range.</summary>
    void Pop();
}
