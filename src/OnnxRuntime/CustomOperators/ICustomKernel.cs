namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>
/// The kernel of one node. Threads share it: it keeps no scratch memory between calls. Disposed with its session where it is
/// <see cref="IDisposable"/>.
/// </summary>
internal interface ICustomKernel
{
    /// <summary>Computes the outputs. An exception fails the run with its message.</summary>
    /// <param name="context">Inputs and outputs of this call.</param>
    void Compute(KernelContext context);
}
