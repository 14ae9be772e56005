namespace EnergyGate.Measurement.EnergyModel;

/// <summary>
/// Work whose arithmetic and memory traffic overlap: usually one operator of a graph. Plain counts, so that any source (a graph, a
/// simulator, a formula) can supply them. The default is no work.
/// </summary>
public readonly record struct WorkAmount
{
    /// <summary>Operations of 32-bit floating-point matrix products; a multiply-add counts as two.</summary>
    public long MatrixFloat32 { get; init; }

    /// <summary>Operations of 16-bit floating-point matrix products (fp16 or bf16); a multiply-add counts as two.</summary>
    public long MatrixFloat16 { get; init; }

    /// <summary>Operations of 8-bit integer matrix products; a multiply-add counts as two.</summary>
    public long MatrixInt8 { get; init; }

    /// <summary>All other, element-wise operations: normalisation, activation, addition, quantisation.</summary>
    public long Elementwise { get; init; }

    /// <summary>Bytes read from memory.</summary>
    public long BytesRead { get; init; }

    /// <summary>Bytes written to memory.</summary>
    public long BytesWritten { get; init; }

    /// <summary>Number of kernel launches.</summary>
    public long Launches { get; init; }

    /// <summary>All arithmetic, in operations.</summary>
    public long Operations => MatrixFloat32 + MatrixFloat16 + MatrixInt8 + Elementwise;

    /// <summary>All traffic, in bytes.</summary>
    public long Bytes => BytesRead + BytesWritten;

    /// <summary>Adds two amounts of work whose arithmetic and traffic overlap.</summary>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static WorkAmount operator +(WorkAmount left, WorkAmount right) => checked(new()
    {
        MatrixFloat32 = left.MatrixFloat32 + right.MatrixFloat32,
        MatrixFloat16 = left.MatrixFloat16 + right.MatrixFloat16,
        MatrixInt8 = left.MatrixInt8 + right.MatrixInt8,
        Elementwise = left.Elementwise + right.Elementwise,
        BytesRead = left.BytesRead + right.BytesRead,
        BytesWritten = left.BytesWritten + right.BytesWritten,
        Launches = left.Launches + right.Launches,
    });
}
