using System.ComponentModel;
using System.Diagnostics;

namespace EnergyGate.Gate.Workers;

/// <summary>
/// Lines to and from a child process. A request and its answer lie inside the window of a device's meter, so neither allocates, as long as an answer fits
/// the buffer. A child that does not answer in time is killed. Not thread-safe.
/// </summary>
internal sealed class LinePipe : IDisposable
{
    private const int UsualLine = 1024;

    private readonly Process process;
    private readonly TimeSpan patience;
    private readonly Timer watchdog;
    private char[] received = new char[UsualLine];
    private volatile bool isTooLate;
    private int next;
    private int end;

    /// <summary>Takes the child's standard streams; the child stays the caller's.</summary>
    /// <param name="process">A child whose input and output are redirected.</param>
    /// <param name="patience">The longest time that any line may take.</param>
    public LinePipe(Process process, TimeSpan patience)
    {
        this.process = process;
        this.patience = patience;
        watchdog = new Timer(_ => GiveUp());
    }

    /// <summary>Whether the child was killed because a line took too long.</summary>
    public bool IsTooLate => isTooLate;

    /// <summary>Sends a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="IOException">The child has ended.</exception>
    public void Send(ReadOnlySpan<char> line)
    {
        process.StandardInput.Write(line);
        process.StandardInput.Write('\n');
        process.StandardInput.Flush();
    }

    /// <summary>Waits for a line.</summary>
    /// <param name="line">The line, without its end; it stays until the next one is asked for.</param>
    /// <returns>Whether there was one; if not, the child has ended, or was killed (<see cref="IsTooLate"/>).</returns>
    public bool TryReceive(out ReadOnlySpan<char> line)
    {
        received.AsSpan(next, end - next).CopyTo(received);
        (next, end) = (0, end - next);
        watchdog.Change(patience, Timeout.InfiniteTimeSpan);
        try
        {
            for (var seen = 0; ;)
            {
                if (received.AsSpan(seen, end - seen).IndexOf('\n') is >= 0 and var at)
                {
                    next = seen + at + 1;
                    line = received.AsSpan(0, seen + at);
                    return !isTooLate;
                }

                if (end == received.Length)
                {
                    Array.Resize(ref received, 2 * end);
                }

                seen = end;
                var count = process.StandardOutput.Read(received.AsSpan(end));
                if (count == 0)
                {
                    line = default;
                    return false;
                }

                end += count;
            }
        }
        finally
        {
            watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => watchdog.Dispose();

    private void GiveUp()
    {
        isTooLate = true;
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
        {
            // It has ended, which is what was wanted.
        }
    }
}
