namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>
/// One piece of a kernel's work; a (ref) struct, so that it can hold spans. Called by several threads at the same time on the same struct.
/// </summary>
internal interface IParallelBody
{
    /// <summary>Does piece <paramref name="index"/>.</summary>
    void Invoke(int index);
}
