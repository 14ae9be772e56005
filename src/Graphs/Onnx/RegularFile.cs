using System.Runtime.InteropServices;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// Whether a path leads to a file with content of its own. Opening a pipe blocks until somebody writes to it, and opening a device may act
/// on it, so the kind of a file is asked before it is opened.
/// </summary>
internal static partial class RegularFile
{
    private const int CurrentFolder = -100;
    private const uint AskForType = 1;
    private const int StatusSize = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Refuses pipes, sockets and devices. Asks on Linux only; elsewhere the file is opened.</summary>
    /// <param name="path">A path; symbolic links are followed.</param>
    /// <exception cref="InvalidDataException">It leads to a pipe, a socket or a device.</exception>
    public static unsafe void Require(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // struct statx of the Linux kernel, whose layout is the same on all processors: the type is in bits of stx_mode.
        Span<byte> status = stackalloc byte[StatusSize];
        fixed (byte* memory = status)
        {
            try
            {
                if (Status(CurrentFolder, path, 0, AskForType, memory) != 0)
                {
                    return; // opening it says why
                }
            }
            catch (EntryPointNotFoundException)
            {
                return; // a C library before 2018
            }
        }

        if ((BitConverter.ToUInt16(status[ModeOffset..]) & TypeMask) != Regular)
        {
            throw new InvalidDataException("is a pipe, a socket or a device, not a file");
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Status(int folder, string path, int flags, uint mask, byte* status);
}
