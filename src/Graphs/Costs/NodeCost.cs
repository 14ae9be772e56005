namespace EnergyGate.Graphs.Costs;

/// <summary>
/// The work of one node, computed from types and shapes (modelled, exact for the conventions of <see cref="GraphCost"/>).
/// </summary>
/// <param name="Node">The node.</param>
/// <param name="Class">What kind of work it is.</param>
/// <param name="Flops">All arithmetic, in operations: a multiply-add is two.</param>
/// <param name="MatrixFlops">The part of <paramref name="Flops"/> in matrix products, 2*M*N*K each.</param>
/// <param name="IntegerMatrixFlops">The part of <paramref name="MatrixFlops"/> on 8-bit integers.</param>
/// <param name="BytesRead">Bytes of inputs and weights that it reads, each once.</param>
/// <param name="BytesWritten">Bytes of outputs that it writes.</param>
/// <param name="ComputeType">The type of element that most of its arithmetic is done on.</param>
public readonly record struct NodeCost(
    Node Node,
    OperatorClass Class,
    long Flops,
    long MatrixFlops,
    long IntegerMatrixFlops,
    long BytesRead,
    long BytesWritten,
    ElementType ComputeType);
