namespace EnergyGate.Measurement.EnergyModel;

/// <summary>
/// Work that a device does in one go, its arithmetic beside its traffic: usually one operator of a graph. Plain counts, so that who counts
/// them (a graph, a simulator, a formula) does not matter. The default is no work.
/// </summary>
public readonly record struct WorkAmount
{
    /// <summary>Operations of matrix products on 32-bit floating point; a multiply-add is two.</summary>
    public long MatrixFloat32 { get; init; }

    /// <summary>Operations of matrix products on 16-bit floating point (fp16 or bf16); a multiply-add is two.</summary>
    public long MatrixFloat16 { get; init; }

    /// <summary>Operations of matrix products on 8-bit integers; a multiply-add is two.</summary>
    public long MatrixInt8 { get; init; }

    /// <summary>All other arithmetic, element by element: normalisations, activations, sums, quantising.</summary>
    public long Elementwise { get; init; }

    /// <summary>Bytes read from memory.</summary>
    public long BytesRead { get; init; }

    /// <summary>Bytes written to memory.</summary>
    public long BytesWritten { get; init; }

    /// <summary>Kernels that are started.</summary>
    public long Launches { get; init; }

    /// <summary>All arithmetic, in operations.</summary>
    public long Operations => MatrixFloat32 + MatrixFloat16 + MatrixInt8 + Elementwise;

    /// <summary>All traffic, in bytes.</summary>
    public long Bytes => BytesRead + BytesWritten;

    /// <summary>Two amounts of work done in one go.</summary>
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
