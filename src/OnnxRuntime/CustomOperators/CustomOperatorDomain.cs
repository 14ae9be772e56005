using System.Collections.Immutable;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>
/// Operators written in C# under one domain name. Give it to sessions by <c>SessionOptions.CustomOperatorDomains</c>; one domain serves any
/// number of sessions and lives until the last of them is disposed. All operators of a domain name belong in one object: ONNX Runtime
/// refuses the same domain twice in a session.
/// </summary>
internal sealed unsafe class CustomOperatorDomain : IDisposable
{
    /// <summary>Registers the operators.</summary>
    /// <param name="name">The domain's name in graphs, e.g. <c>energygate</c>.</param>
    /// <param name="operators">The operators.</param>
    /// <exception cref="OnnxRuntimeNotFoundException">The native library is absent.</exception>
    public CustomOperatorDomain(string name, params ReadOnlySpan<ICustomOperator> operators)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Operators = [.. operators];
        var api = OrtApi.Current;
        var text = new NativeTextTable([name]);
        nint domain;
        api.Check(api.CreateCustomOpDomain(text.Entries[0], &domain));
        CustomOperatorBlock[] blocks = [.. Operators.Select(custom => new CustomOperatorBlock(custom))];
        Handle = new OrtHandle(domain, api.ReleaseCustomOpDomain, new DisposableGroup([text, .. blocks]));
        foreach (var block in blocks)
        {
            api.Check(api.CustomOpDomainAdd(domain, block.Pointer));
        }
    }

    /// <summary>The domain's name in graphs.</summary>
    public string Name { get; }

    /// <summary>The operators.</summary>
    public ImmutableArray<ICustomOperator> Operators { get; }

    internal OrtHandle Handle { get; }

    /// <summary>Releases the domain when no session uses it any more; a second call does nothing.</summary>
    public void Dispose() => Handle.Dispose();
}
