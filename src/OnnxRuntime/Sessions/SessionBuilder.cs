using System.Buffers;
using EnergyGate.OnnxRuntime.Interop;

namespace EnergyGate.OnnxRuntime.Sessions;

/// <summary>Makes native sessions.</summary>
internal static unsafe class SessionBuilder
{
    public static nint FromFile(string path, SessionOptions options)
    {
        if (!File.Exists(path))
        {
            throw new OnnxRuntimeException(OnnxRuntimeErrorCode.NoSuchFile, $"there is no model {path}: give the path of an ONNX file");
        }

        return Create(options, (api, native) =>
        {
            using var text = NativeText.OfPath(path);
            nint session;
            api.Check(api.CreateSession(api.Environment, text.Pointer, native, &session));
            return session;
        });
    }

    public static nint FromMemory(ReadOnlySpan<byte> model, SessionOptions options)
    {
        fixed (byte* bytes = model)
        {
            var first = bytes;
            var length = (nuint)model.Length;
            return Create(options, (api, native) =>
            {
                nint session;
                api.Check(api.CreateSessionFromArray(api.Environment, first, length, native, &session));
                return session;
            });
        }
    }

    /// <summary>What a session uses in place, and which must live as long as it does.</summary>
    public static OrtHandle[] Dependencies(SessionOptions options) =>
    [
        .. options.ExternalInitializers.Select(initializer => initializer.Tensor.Handle),
        .. options.SharedInitializers.Select(initializer => initializer.Tensor.Handle),
        .. options.CustomOperatorDomains.Select(domain => domain.Handle),
    ];

    private static nint Create(SessionOptions options, Func<OrtApi, nint, nint> create)
    {
        var api = OrtApi.Current;
        using var handle = NativeSessionOptions.Create(options);
        var native = handle.DangerousGetHandle();
        var pins = new List<MemoryHandle>(options.ExternalFiles.Count);
        try
        {
            foreach (var (name, file) in options.ExternalFiles)
            {
                pins.Add(file.Pin());
                InitializerAppender.AppendFile(api, native, name, pins[^1].Pointer, file.Length);
            }

            return create(api, native);
        }
        finally
        {
            pins.ForEach(pin => pin.Dispose());
        }
    }
}
