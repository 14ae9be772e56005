namespace EnergyGate.Gate.Compare.Workers;

/// <summary>Reads lines without allocating, because a request lies inside the window of a device's meter.</summary>
/// <param name="requests">The source of the requests. Not disposed.</param>
internal sealed class RequestReader(TextReader requests)
{
    private char[] line = new char[128];

    /// <summary>Waits for a line.</summary>
    /// <param name="request">The line, without its end; valid until the next call.</param>
    /// <returns>False at the end of the requests.</returns>
    public bool TryRead(out ReadOnlySpan<char> request)
    {
        var (length, next) = (0, requests.Read());
        var isEnd = next < 0;
        for (; next >= 0 && next != '\n'; next = requests.Read())
        {
            if (length == line.Length)
            {
                Array.Resize(ref line, 2 * length);
            }

            line[length++] = (char)next;
        }

        request = line.AsSpan(0, length).TrimEnd('\r');
        return !isEnd;
    }
}
