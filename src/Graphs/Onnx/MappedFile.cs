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

    /// <summary>When the file was last written, in UTC, at the time when it was opened.</summary>
    public DateTime Time { get; private init; }

    /// <summary>The first mapped byte; null when the file was read into memory.</summary>
    public byte* Pointer { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is missing, a folder, a pipe or a device, or cannot be read.</exception>
    public static MappedFile Open(string path) => Open(path, ReadWholeBelow);

    /// <summary>
    /// Reads a file into memory, up to 2 GiB, so that no later change of the file reaches its reader. A larger one is mapped.
    /// </summary>
    /// <exception cref="InvalidDataException">As for a mapped file, or it changed while it was read.</exception>
    public static MappedFile Read(string path) => Open(path, Array.MaxLength);

    private static MappedFile Open(string path, long readWholeBelow)
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
            if (length < readWholeBelow)
            {
                return new(fullPath, Content(handle, length)) { Time = File.GetLastWriteTimeUtc(handle) };
            }

            using var map = MemoryMappedFile.CreateFromFile(
                handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            return new(fullPath, length, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle)
            {
                Time = File.GetLastWriteTimeUtc(handle),
            };
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

    /// <summary>
    /// Whether the file at the path no longer holds these bytes: another size, or another time and other bytes. It is read only if its time
    /// differs.
    /// </summary>
    public bool HasChanged()
    {
        try
        {
            using var handle = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (RandomAccess.GetLength(handle) != Length)
            {
                return true;
            }

            if (File.GetLastWriteTimeUtc(handle) == Time)
            {
                return false;
            }

            // Mapped bytes of a file that was written in place are the new ones: they cannot be compared.
            return content is null || !content.AsSpan().SequenceEqual(Content(handle, Length));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return true;
        }
    }

    private static byte[] Content(SafeFileHandle handle, long length)
    {
        var time = File.GetLastWriteTimeUtc(handle);
        var content = GC.AllocateUninitializedArray<byte>((int)length);
        var read = 0;
        for (int more; read < content.Length; read += more)
        {
            more = RandomAccess.Read(handle, content.AsSpan(read), read);
            if (more == 0)
            {
                break;
            }
        }

        return read == length && RandomAccess.GetLength(handle) == length && File.GetLastWriteTimeUtc(handle) == time
            ? content
            : throw new InvalidDataException("changed while it was read: wait until it is written, then run again");
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
