namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>Several things that are disposed together.</summary>
internal sealed class DisposableGroup(params IDisposable[] members) : IDisposable
{
    public void Dispose()
    {
        foreach (var member in members)
        {
            member.Dispose();
        }
    }
}
