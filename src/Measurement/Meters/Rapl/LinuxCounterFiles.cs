using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>Opens, reads and closes the file with libc at every reading: detects a removed file at once and allocates nothing.</summary>
internal sealed unsafe partial class LinuxCounterFiles : ICounterFiles
{
    private const int ReadOnlyCloseOnExec = 0x80000; // O_RDONLY | O_CLOEXEC, fcntl.h
    private const int Interrupted = 4; // EINTR

    private LinuxCounterFiles()
    {
    }

    public static LinuxCounterFiles Instance { get; } = new();

    public int Read(CounterPath path, out long value)
    {
        value = 0;
        int file;
        fixed (byte* name = path.NulTerminated)
        {
            file = Open(name, ReadOnlyCloseOnExec, 0);
        }

        if (file < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        var text = stackalloc byte[32]; // at most 20 digits, a sign and a line break
        nint length;
        int error;
        do
        {
            length = Read(file, text, 32);
            error = Marshal.GetLastPInvokeError();
        }
        while (length < 0 && error == Interrupted);
        _ = Close(file);
        return length < 0 ? error : Parse(new ReadOnlySpan<byte>(text, (int)length), out value);
    }

    private static int Parse(ReadOnlySpan<byte> text, out long value)
    {
        var trimmed = text.Trim(" \n\r\t"u8);
        return Utf8Parser.TryParse(trimmed, out value, out var used) && used == trimmed.Length && used > 0 ? 0 : CounterFileError.NoNumber;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int file, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
