using System.Collections.Immutable;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.CustomOperators;

namespace EnergyGate.Tests.OnnxRuntime.CustomOperators;

/// <summary>y = scale * (a + b + c), c optional, by rows in parallel; fails on purpose at <c>fail_at_row</c>.</summary>
internal sealed class ScaledSum : ICustomOperator
{
    public int KernelsMade { get; private set; }

    public int KernelsDisposed { get; private set; }

    public string LastNodeName { get; private set; } = string.Empty;

    public string LastMode { get; private set; } = string.Empty;

    public string Name => "ScaledSum";

    public ImmutableArray<OperatorParameter> Inputs { get; } =
        [new(TensorElementType.Float), new(TensorElementType.Float), new(TensorElementType.Float, ParameterKind.Optional)];

    public ImmutableArray<OperatorParameter> Outputs { get; } = [new(TensorElementType.Float)];

    public ICustomKernel CreateKernel(KernelInfo info)
    {
        KernelsMade++;
        LastNodeName = info.NodeName;
        LastMode = info.GetText("mode", "plain");
        return new Kernel(this, info.GetFloat("scale"), (int)info.GetInteger("fail_at_row", -1));
    }

    public void InferShapes(ShapeInferenceContext context)
    {
        var input = context.GetInput(0);
        context.SetOutput(0, input.ElementType, input.Dimensions.AsSpan(), input.SymbolicNames);
    }

    private sealed class Kernel(ScaledSum owner, float scale, int failAtRow) : ICustomKernel, IDisposable
    {
        public void Compute(KernelContext context)
        {
            var a = context.GetInput(0);
            var b = context.GetInput(1);
            if (!a.Dimensions.SequenceEqual(b.Dimensions))
            {
                throw new ArgumentException("a and b differ in shape");
            }

            var c = context.InputCount > 2 ? context.GetInput(2) : default;
            var columns = (int)a.Dimensions[1];
            var y = context.GetOutput(0, a.Dimensions);
            var rows = new Rows(
                a.Read<float>(), b.Read<float>(), c.Exists ? c.Read<float>() : default, y.Write<float>(), columns, scale, failAtRow);
            context.ParallelFor((int)a.Dimensions[0], ref rows);
        }

        public void Dispose() => owner.KernelsDisposed++;
    }

    private readonly ref struct Rows(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y, int columns, float scale,
        int failAtRow) : IParallelBody
    {
        private readonly ReadOnlySpan<float> a = a;
        private readonly ReadOnlySpan<float> b = b;
        private readonly ReadOnlySpan<float> c = c;
        private readonly Span<float> y = y;

        public void Invoke(int index)
        {
            if (index == failAtRow)
            {
                throw new InvalidOperationException($"row {index} was told to fail");
            }

            for (var i = index * columns; i < (index + 1) * columns; i++)
            {
                y[i] = scale * (a[i] + b[i] + (c.IsEmpty ? 0 : c[i]));
            }
        }
    }
}
