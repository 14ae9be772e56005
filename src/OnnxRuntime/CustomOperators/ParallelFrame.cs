using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace EnergyGate.OnnxRuntime.CustomOperators;

/// <summary>
/// What the threads of one ParallelFor share. It lies on the stack of the kernel's thread, which waits for them; a stack never moves,
/// and the collector keeps the reference in it up to date.
/// </summary>
internal unsafe ref struct ParallelFrame(void* body, delegate*<void*, int, void> invoke)
{
    private readonly void* body = body;
    private readonly delegate*<void*, int, void> invoke = invoke;
    private Exception? failure;

    /// <summary>What ONNX Runtime calls for each piece; it returns nothing, so the first exception is stored.</summary>
    [UnmanagedCallersOnly]
    public static void Enter(void* frame, nuint index)
    {
        ref var shared = ref Unsafe.AsRef<ParallelFrame>(frame);
        try
        {
            shared.invoke(shared.body, (int)index);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref shared.failure, exception, null);
        }
    }

    public static void Invoke<TBody>(void* body, int index)
        where TBody : struct, IParallelBody, allows ref struct => Unsafe.AsRef<TBody>(body).Invoke(index);

    public readonly void ThrowFailure()
    {
        if (failure is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }
}
