using System.Collections.Immutable;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.CustomOperators;

namespace EnergyGate.Tests.OnnxRuntime.CustomOperators;

/// <summary>Takes one input or more of any type, lets the test look at the node, and gives the sum of the elements of all inputs.</summary>
internal sealed class ProbeOperator(ProbeOperator.NodeReader read) : ICustomOperator
{
    public delegate void NodeReader(KernelInfo info);

    public string Name => "Probe";

    public int SinceVersion => 2;

    public ImmutableArray<OperatorParameter> Inputs { get; } =
    [new(TensorElementType.Undefined, ParameterKind.Variadic, IsHomogeneous: false)];

    public ImmutableArray<OperatorParameter> Outputs { get; } = [new(TensorElementType.Float)];

    public ICustomKernel CreateKernel(KernelInfo info)
    {
        read(info);
        return new Kernel();
    }

    public void InferShapes(ShapeInferenceContext context)
    {
        if (context.GetInteger("tell_shape", 1) == 1)
        {
            context.SetOutput(0, TensorElementType.Float, [context.InputCount]);
        }
    }

    private sealed class Kernel : ICustomKernel
    {
        public void Compute(KernelContext context)
        {
            var sums = context.GetOutput(0, context.InputCount).Write<float>();
            for (var i = 0; i < sums.Length; i++)
            {
                var input = context.GetInput(i);
                sums[i] = input.ElementType == TensorElementType.Float ? Sum(input.Read<float>()) : input.ElementCount;
            }

            context.OutputCount.Should().Be(1);
            context.DeviceStream.Should().Be(0);
        }

        private static float Sum(ReadOnlySpan<float> values)
        {
            var sum = 0f;
            foreach (var value in values)
            {
                sum += value;
            }

            return sum;
        }
    }
}
