using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>
/// An <c>OrtCustomOp</c>: the interface's version, 25 callbacks, and one slot of our own behind them that finds the C# operator again.
/// ONNX Runtime passes the block back to every callback, so one set of static functions serves all operators.
/// </summary>
internal sealed unsafe class CustomOperatorBlock : IDisposable
{
    /// <summary>
    /// The version of <c>OrtCustomOp</c> that is filled in. Below 16 the library reads other slots, 16 ignores shape inference, and a
    /// library refuses a version above its own. Slots 22 to 25 came with 18 and stay empty.
    /// </summary>
    private const int Version = OrtApi.MinVersion;

    private const int OwnSlot = 26;
    private readonly NativeTextTable texts;
    private GCHandle<CustomOperatorBlock> self;

    public CustomOperatorBlock(ICustomOperator custom)
    {
        Operator = custom;
        Inputs = custom.Inputs;
        Outputs = custom.Outputs;
        SinceVersion = custom.SinceVersion;
        texts = new NativeTextTable([custom.Name, custom.ExecutionProvider]);
        self = new GCHandle<CustomOperatorBlock>(this);
        Pointer = (nint*)NativeMemory.AllocZeroed(OwnSlot + 1, (nuint)sizeof(nint));
        Pointer[0] = Version;
        CustomOperatorCallbacks.Fill(Pointer);
        Pointer[OwnSlot] = GCHandle<CustomOperatorBlock>.ToIntPtr(self);
    }

    public ICustomOperator Operator { get; }

    public ImmutableArray<OperatorParameter> Inputs { get; }

    public ImmutableArray<OperatorParameter> Outputs { get; }

    public int SinceVersion { get; }

    /// <summary>The native block.</summary>
    public nint* Pointer { get; private set; }

    public nint NameText => texts.Entries[0];

    public nint ProviderText => texts.Entries[1];

    /// <summary>The C# side of a native block.</summary>
    public static CustomOperatorBlock Of(nint* pointer) => GCHandle<CustomOperatorBlock>.FromIntPtr(pointer[OwnSlot]).Target;

    public void Dispose()
    {
        if (Pointer is not null)
        {
            NativeMemory.Free(Pointer);
            Pointer = null;
            self.Dispose();
            texts.Dispose();
        }
    }
}
