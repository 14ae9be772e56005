using System.Runtime.InteropServices;

namespace EnergyGate.OnnxRuntime.Interop;

/// <summary>
/// The loaded library: its function table and the few objects that live as long as the process (environment, CPU memory description,
/// default allocator). Thread-safe.
/// </summary>
internal sealed unsafe partial class OrtApi
{
    /// <summary>
    /// The version of the table that is asked for, the lowest with what every run needs. The table is append-only: each newer
    /// library has it. What came later stands in <see cref="OrtFunctionVersions"/>.
    /// </summary>
    public const int MinVersion = 17;

    // Every error comes back as an exception with the same text; the library would print it to stderr as well.
    private const int LogLevelFatal = 4;
    private static readonly Lock Gate = new();
    private static OrtApi? current;
    private readonly void** table;

    private OrtApi(nint apiBase, string path)
    {
        var getVersion = ((delegate* unmanaged<nint>*)apiBase)[1];
        Version = Utf8.Read(getVersion());
        LibraryPath = path;
        TableVersion = OrtFunctionVersions.OfLibrary(Version);

        // A library that is asked for a version it lacks prints to stderr, so its version text is read first.
        table = TableVersion < MinVersion ? null : (void**)((delegate* unmanaged<uint, nint>*)apiBase)[0](MinVersion);
        if (table is null)
        {
            throw new OnnxRuntimeNotFoundException(
                $"{path} is ONNX Runtime {Version}, and EnergyGate needs 1.{MinVersion} or newer: take a newer library, "
                + $"or unset {LibraryLocator.OverrideVariable}.");
        }

        nint environment, memory, allocator;
        fixed (byte* name = "energygate"u8)
        {
            Check(CreateEnv(LogLevelFatal, name, &environment));
        }

        Environment = environment;
        Check(DisableTelemetryEvents(environment));
        Check(CreateCpuMemoryInfo(0, 0, &memory));
        Check(GetAllocatorWithDefaultOptions(&allocator));
        CpuMemory = memory;
        Allocator = allocator;
    }

    /// <summary>The library, loaded on first use.</summary>
    /// <exception cref="OnnxRuntimeNotFoundException">It is absent, cannot be loaded, or is too old; the next use tries again.</exception>
    public static OrtApi Current => Volatile.Read(ref current) ?? Load();

    /// <summary>The library's own version, e.g. <c>1.31.1</c>.</summary>
    public string Version { get; }

    /// <summary>The version of the table that the library has: 31 for 1.31.1.</summary>
    public int TableVersion { get; }

    /// <summary>The file that was loaded.</summary>
    public string LibraryPath { get; }

    /// <summary>The process's <c>OrtEnv</c>.</summary>
    public nint Environment { get; }

    /// <summary>Describes memory of the CPU.</summary>
    public nint CpuMemory { get; }

    /// <summary>ONNX Runtime's default CPU allocator.</summary>
    public nint Allocator { get; }

    /// <summary>Throws what a status says; 0 is success.</summary>
    /// <exception cref="OnnxRuntimeException">The status is an error; it is released.</exception>
    public void Check(nint status)
    {
        if (status != 0)
        {
            throw TakeError(status);
        }
    }

    /// <summary>Reads a count of a native object by the function that returns it.</summary>
    /// <exception cref="OnnxRuntimeException">The library refuses the object.</exception>
    public int Count(delegate* unmanaged<nint, nuint*, nint> read, nint source)
    {
        nuint count;
        Check(read(source, &count));
        return (int)count;
    }

    /// <summary>Reads a native status and releases it.</summary>
    public OnnxRuntimeException TakeError(nint status)
    {
        var code = (OnnxRuntimeErrorCode)GetErrorCode(status);
        var text = Utf8.Read(GetErrorMessage(status));
        ReleaseStatus(status);
        return new OnnxRuntimeException(code, $"{text} (ONNX Runtime, {code})");
    }

    /// <summary>Reads a string that the library allocated, and frees it.</summary>
    public string TakeText(nint text)
    {
        var result = Utf8.Read(text);
        Check(AllocatorFree(Allocator, text));
        return result;
    }

    private static OrtApi Load()
    {
        lock (Gate)
        {
            if (current is { } loaded)
            {
                return loaded;
            }

            Telemetry.DisableBeforeLoading();
            var (library, path) = LibraryLocator.Load(
                System.Environment.GetEnvironmentVariable(LibraryLocator.OverrideVariable), AppContext.BaseDirectory);
            if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var entry))
            {
                throw new OnnxRuntimeNotFoundException(
                    $"{path} is not ONNX Runtime (it has no OrtGetApiBase): "
                    + $"name a libonnxruntime.so in {LibraryLocator.OverrideVariable}, or unset it.");
            }

            var api = new OrtApi(((delegate* unmanaged<nint>)entry)(), path);
            Volatile.Write(ref current, api);
            return api;
        }
    }
}
