using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EnergyGate.Graphs.Onnx;

/// <summary>
/// A file's bytes, mapped read-only. Pages that are not read cost no memory, and no file handle stays open. A file that is renamed over or
/// deleted stays readable; one that is cut shorter in place does not (docs/adr/0006). Small files are read into memory instead.
/// </summary>
internal sealed unsafe partial class MappedFile
{
    private const int ReadWholeBelow = 1 << 20;
    private const int DoNotNeed = 4;
    private const int PopulateRead = 22;
    private const int MaxRetired = 16;

    // A span may outlive the last reference to its tensor by a few instructions or by a long loop. So a mapping whose owner was collected
    // is kept until sixteen more were collected. The number of mappings stays bounded, and no reader touches an unmapped page.
    private static readonly ConcurrentQueue<SafeMemoryMappedViewHandle> Retired = new();

    private readonly byte[]? content;
    private readonly SafeMemoryMappedViewHandle? view;

    private MappedFile(string path, byte[] content)
    {
        Path = path;
        Length = content.Length;
        this.content = content;
    }

    private MappedFile(string path, long length, SafeMemoryMappedViewHandle view)
    {
        byte* pointer = null;
        view.AcquirePointer(ref pointer);
        Path = path;
        Length = length;
        Pointer = pointer;
        this.view = view;
    }

    /// <summary>Keeps the mapping for spans that are still in use, and unmaps the oldest one kept.</summary>
    ~MappedFile()
    {
        if (view is null or { IsClosed: true })
        {
            return;
        }

        Release(0, Length);
        Retired.Enqueue(view);
        if (Retired.Count > MaxRetired && Retired.TryDequeue(out var oldest))
        {
            Unmap(oldest);
        }
    }

    /// <summary>The file's full path when it was opened.</summary>
    public string Path { get; }

    /// <summary>Its size in bytes when it was opened.</summary>
    public long Length { get; }

    /// <summary>The first mapped byte; null when the file was read into memory.</summary>
    public byte* Pointer { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is missing, a folder, a pipe or a device, or cannot be read.</exception>
    public static MappedFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException("is a folder, not a file");
        }

        RegularFile.Require(path);

        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(handle);
            var fullPath = System.IO.Path.GetFullPath(path);
            if (length < ReadWholeBelow)
            {
                var content = new byte[length];
                var read = RandomAccess.Read(handle, content, 0);
                return new(fullPath, content[..read]);
            }

            using var map = MemoryMappedFile.CreateFromFile(
                handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            return new(fullPath, length, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException(
                exception is FileNotFoundException or DirectoryNotFoundException
                    ? "there is no such file"
                    : $"cannot be read: {exception.Message}",
                exception);
        }
    }

    /// <summary>A range of the file, which must lie inside it.</summary>
    public ReadOnlyMemory<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)offset + (ulong)length, (ulong)Length, nameof(length));
        return content is null ? new MappedMemory(this, offset, length).Memory : content.AsMemory((int)offset, length);
    }

    /// <summary>
    /// Advises the system that a range is read next, so that its pages are loaded at once (Linux 5.14 and newer) instead of fault by fault.
    /// </summary>
    public void Prefetch(long offset, long length) => Advise(offset, length, PopulateRead);

    /// <summary>
    /// Advises the system that a range is not read soon. Its pages leave this process and are read from the file again when needed.
    /// </summary>
    public void Release(long offset, long length) => Advise(offset, length, DoNotNeed);

    /// <summary>Unmaps the file now. Only for a file of which no memory was handed out.</summary>
    public void Close()
    {
        if (view is { IsClosed: false })
        {
            Unmap(view);
        }
    }

    // Advice only: no result depends on it.
    private void Advise(long offset, long length, int advice)
    {
        if (view is not null && OperatingSystem.IsLinux())
        {
            var start = offset / Environment.SystemPageSize * Environment.SystemPageSize;
            _ = AdviseMemory(Pointer + start, (nuint)(offset + length - start), advice);
        }
    }

    private static void Unmap(SafeMemoryMappedViewHandle view)
    {
        view.ReleasePointer();
        view.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int AdviseMemory(byte* start, nuint length, int advice);
}
