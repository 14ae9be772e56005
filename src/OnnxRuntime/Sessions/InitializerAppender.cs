using System.Collections.Immutable;
using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>Hands weights that lie in the caller's memory to session options.</summary>
internal static unsafe class InitializerAppender
{
    public static void Append(OrtApi api, nint native, SessionOptions options)
    {
        AppendExternal(api, native, options);
        AppendShared(api, native, options.SharedInitializers);
    }

    /// <summary>Appends a whole file; its buffer must stay where it is until the session is made.</summary>
    public static void AppendFile(OrtApi api, nint native, string name, void* buffer, long length)
    {
        using var text = NativeText.OfPath(name);
        nint names = text.Pointer, buffers = (nint)buffer;
        var lengths = (nuint)length;
        api.Check(api.AddExternalInitializersFromFilesInMemory(native, &names, &buffers, &lengths, 1));
    }

    private static void AppendExternal(OrtApi api, nint native, SessionOptions options)
    {
        var initializers = options.ExternalInitializers;
        if (initializers.IsEmpty)
        {
            return;
        }

        using var names = new NativeTextTable([.. initializers.Select(initializer => initializer.Name)]);
        var values = initializers.Select(initializer => Value(initializer.Tensor)).ToArray();
        fixed (nint* first = values)
        {
            api.Check(api.AddExternalInitializers(native, names.Entries, first, (nuint)values.Length));
        }

        // That alone lets the graph's rewrites see the values, and then copies them into the session (1.30.0: 64 MB of growth for 64 MB of
        // weights); shared as well, they are used where they lie (0 MB).
        AppendShared(api, native, initializers);
    }

    private static void AppendShared(OrtApi api, nint native, ImmutableArray<NamedTensor> initializers)
    {
        foreach (var (name, tensor) in initializers)
        {
            using var text = NativeText.Of(name);
            api.Check(api.AddInitializer(native, text.Pointer, Value(tensor)));
        }
    }

    private static nint Value(Tensor tensor)
    {
        ObjectDisposedException.ThrowIf(tensor.Handle.IsClosed, tensor);
        return tensor.Handle.DangerousGetHandle();
    }
}
