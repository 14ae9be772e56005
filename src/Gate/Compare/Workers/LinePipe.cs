using System.Text;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// Lines to and from a child process, in UTF-8. A request and its answer lie inside the window of a device's meter, so neither allocates,
/// as long as it fits its buffer. A child that does not answer in time is given up. Not thread-safe.
/// </summary>
internal sealed class LinePipe : IDisposable
{
    private const int UsualLine = 1024;

    // What the watchdog and the reader agree upon: whoever comes first leaves Waiting, and TooLate is for good.
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int TooLate = 2;

    private readonly Stream requests;
    private readonly Stream answers;
    private readonly TimeSpan patience;
    private readonly Action kill;
    private readonly Timer watchdog;
    private byte[] sent = new byte[UsualLine];
    private byte[] received = new byte[UsualLine];
    private char[] text = new char[UsualLine];
    private int state = Idle;
    private int next;
    private int end;

    /// <summary>Takes both ends; they stay the caller's.</summary>
    /// <param name="requests">What the child reads.</param>
    /// <param name="answers">What it writes.</param>
    /// <param name="patience">The longest time that any line may take.</param>
    /// <param name="kill">Ends the child, so that its answers end. Called at most once, on another thread.</param>
    public LinePipe(Stream requests, Stream answers, TimeSpan patience, Action kill)
    {
        this.requests = requests;
        this.answers = answers;
        this.patience = patience;
        this.kill = kill;
        watchdog = new Timer(_ => Abort());
    }

    /// <summary>Whether the child was given up because a line took too long.</summary>
    public bool IsTooLate => Volatile.Read(ref state) == TooLate;

    /// <summary>Sends a line, in one piece.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <exception cref="IOException">The child has ended.</exception>
    public void Send(ReadOnlySpan<char> line)
    {
        var most = Encoding.UTF8.GetMaxByteCount(line.Length) + 1;
        if (most > sent.Length)
        {
            sent = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(line, sent);
        sent[length] = (byte)'\n';
        requests.Write(sent.AsSpan(0, length + 1));
        requests.Flush();
    }

    /// <summary>Waits for a line.</summary>
    /// <param name="line">The line, without its end; it stays until the next one is asked for.</param>
    /// <returns>
    /// Whether there was one; if not, the child has ended, in the middle of a line perhaps, or was given up (<see cref="IsTooLate"/>).
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

    /// <summary>What the watchdog does: nothing where the line has come meanwhile.</summary>
    internal void Abort()
    {
        if (Interlocked.CompareExchange(ref state, TooLate, Waiting) == Waiting)
        {
            kill();
        }
    }

    // The next line lies at the start of what was received; its length, or -1 where the answers end before it does.
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
