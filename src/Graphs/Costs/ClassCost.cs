namespace EnergyGate.Graphs.Costs;

/// <summary>The work of all nodes of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="NodeCount">How many nodes are of it.</param>
/// <param name="Flops">Arithmetic, in operations.</param>
/// <param name="BytesRead">Bytes read.</param>
/// <param name="BytesWritten">Bytes written.</param>
public readonly record struct ClassCost(OperatorClass Class, int NodeCount, long Flops, long BytesRead, long BytesWritten);
