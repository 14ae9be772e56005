using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>Models that these tests run.</summary>
internal static class SmallModels
{
    /// <summary>z[batch,3] = x * y, s[batch,3] = x + y.</summary>
    public static byte[] MulAndAdd { get; } = new ModelWriter()
        .Input("x", TensorElementType.Float, "batch", 3)
        .Input("y", TensorElementType.Float, "batch", 3)
        .Output("z", TensorElementType.Float, "batch", 3)
        .Output("s", TensorElementType.Float, "batch", 3)
        .Node("Mul", ["x", "y"], ["z"])
        .Node("Add", ["x", "y"], ["s"])
        .ToArray();

    /// <summary>y = Identity(x) of any type and a free shape of two dimensions.</summary>
    public static byte[] Identity(TensorElementType type) => new ModelWriter()
        .Input("x", type, "rows", "columns")
        .Output("y", type, "rows", "columns")
        .Node("Identity", ["x"], ["y"])
        .ToArray();

    /// <summary>y[n,2] = x[n,2] * weight[2], the weight in an external file at offset 8.</summary>
    public static byte[] ExternalWeight { get; } = new ModelWriter()
        .Input("x", TensorElementType.Float, "n", 2)
        .Output("y", TensorElementType.Float, "n", 2)
        .ExternalInitializer("weight", "weights.bin", offset: 8, length: 8, 2)
        .Node("Mul", ["x", "weight"], ["y"])
        .ToArray();

    /// <summary>A session that takes one thread and never spins.</summary>
    public static SessionOptions OneThread { get; } = new() { IntraOpThreads = 1, InterOpThreads = 1, AllowSpinning = false };
}
