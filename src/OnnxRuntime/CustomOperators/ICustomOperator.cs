using System.Collections.Immutable;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>
/// An operator written in C#. One object serves every session that is given its <see cref="CustomOperatorDomain"/>, on any thread.
/// </summary>
internal interface ICustomOperator
{
    /// <summary>The operator's type in graphs, e.g. <c>PackedAttention</c>.</summary>
    string Name { get; }

    /// <summary>Its inputs.</summary>
    ImmutableArray<OperatorParameter> Inputs { get; }

    /// <summary>Its outputs.</summary>
    ImmutableArray<OperatorParameter> Outputs { get; }

    /// <summary>The provider on which it runs, by ONNX Runtime's long name.</summary>
    string ExecutionProvider => "CPUExecutionProvider";

    /// <summary>The first version of its domain that has it.</summary>
    int SinceVersion => 1;

    /// <summary>
    /// Makes the kernel of one node; called once for each node and session, while the session is made. An exception fails the session with
    /// its message.
    /// </summary>
    /// <param name="info">The node's attributes and constant inputs; valid during the call only.</param>
    ICustomKernel CreateKernel(KernelInfo info);

    /// <summary>
    /// Infers the shapes of the outputs. ONNX Runtime ignores an exception here and trusts a wrong shape, so a kernel checks its shapes
    /// again. Outputs without an inferred shape stay unknown until they run.
    /// </summary>
    /// <param name="context">The inputs' shapes and the node's attributes; valid during the call only.</param>
    void InferShapes(ShapeInferenceContext context)
    {
    }
}
