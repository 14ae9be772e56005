namespace EnergyGate.Measurement.Protocols;

/// <summary>Names what the calling thread does, for a profiler that looks on.</summary>
public interface IRangeMarker
{
    /// <summary>Starts a range within the one that is open. Allocates nothing for a name that was pushed before.</summary>
    /// <param name="name">Its name.</param>
    void Push(string name);

    /// <summary>Ends the range that was started last.</summary>
    void Pop();
}
