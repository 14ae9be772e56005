using System.Text;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// Lines to and from a child process, in UTF-8. A request and its answer lie inside the window of a device's meter, so neither allocates
/// while it fits its buffer. A child that does not answer in time is killed. Not thread-safe.
/// </summary>
internal sealed class LinePipe : IDisposable
{
    private const int InitialBufferSize = 1024;

    // The state that watchdog and reader share: the first of them leaves Waiting, and TooLate is final.
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int TooLate = 2;

    private readonly Stream requests;
    private readonly Stream answers;
    private readonly TimeSpan patience;
    private readonly Action kill;
    private readonly Timer watchdog;
    private byte[] sent = new byte[InitialBufferSize];
    private byte[] received = new byte[InitialBufferSize];
    private char[] text = new char[InitialBufferSize];
    private int state = Idle;
    private int next;
    private int end;

    /// <summary>Takes both ends. Neither is disposed.</summary>
    /// <param name="requests">The stream that the child reads.</param>
    /// <param name="answers">The stream that it writes.</param>
    /// <param name="patience">Maximum wait for a line.</param>
    /// <param name="kill">Kills the child, so that its answers end. Called at most once, on another thread.</param>
    public LinePipe(Stream requests, Stream answers, TimeSpan patience, Action kill)
    {
        this.requests = requests;
        this.answers = answers;
        this.patience = patience;
        this.kill = kill;
        watchdog = new Timer(_ => Abort());
    }

    /// <summary>Whether the child was killed because a line took too long.</summary>
    public bool IsTooLate => Volatile.Read(ref state) == TooLate;

    /// <summary>Sends a line in one write.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="IOException">The child has ended.</exception>
    public void Send(ReadOnlySpan<char> line)
    {
        var maxLength = Encoding.UTF8.GetMaxByteCount(line.Length) + 1;
        if (maxLength > sent.Length)
        {
            sent = new byte[maxLength];
        }

        var length = Encoding.UTF8.GetBytes(line, sent);
        sent[length] = (byte)'\n';
        requests.Write(sent.AsSpan(0, length + 1));
        requests.Flush();
    }

    /// <summary>Waits for a line.</summary>
    /// <param name="line">The line, without its end; valid until the next call.</param>
    /// <returns>
    /// True for a complete line; false if the child ended, perhaps in the middle of a line, or was killed (<see cref="IsTooLate"/>).
    /// </returns>
    public bool TryReceive(out ReadOnlySpan<char> line)
    {
        line = default;
        if (Interlocked.CompareExchange(ref state, Waiting, Idle) != Idle)
        {
            return false;
        }

        watchdog.Change(patience, Timeout.InfiniteTimeSpan);
        try
        {
            var length = ReadLine();
            if (length >= 0)
            {
                line = Decoded(received.AsSpan(0, length));
            }

            return Interlocked.CompareExchange(ref state, Idle, Waiting) == Waiting && length >= 0;
        }
        finally
        {
            watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Interlocked.CompareExchange(ref state, Idle, Waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => watchdog.Dispose();

    /// <summary>The action of the watchdog: nothing if the line has come meanwhile.</summary>
    internal void Abort()
    {
        if (Interlocked.CompareExchange(ref state, TooLate, Waiting) == Waiting)
        {
            kill();
        }
    }

    // Moves the next line to the start of the buffer. Returns its length, or -1 if the answers end before the line does.
    private int ReadLine()
    {
        received.AsSpan(next, end - next).CopyTo(received);
        (next, end) = (0, end - next);
        for (var seen = 0; ;)
        {
            if (received.AsSpan(seen, end - seen).IndexOf((byte)'\n') is >= 0 and var at)
            {
                next = seen + at + 1;
                return seen + at;
            }

            if (end == received.Length)
            {
                Array.Resize(ref received, 2 * end);
            }

            seen = end;
            var count = answers.Read(received.AsSpan(end));
            if (count == 0)
            {
                return -1;
            }

            end += count;
        }
    }

    private ReadOnlySpan<char> Decoded(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > text.Length)
        {
            text = new char[received.Length];
        }

        return text.AsSpan(0, Encoding.UTF8.GetChars(bytes, text));
    }
}
