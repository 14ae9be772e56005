namespace EnergyGate.Evaluation.Readers;

/// <summary>
/// Splits a file's bytes into lines. Only LF ends a line, one CR before it belongs to the ending (also at the end of a file without a
/// final LF), a byte order mark at the start is no text. Other Unicode line separators are text: GLUE's files have them.
/// </summary>
internal sealed class TextLines(ReadOnlyMemory<byte> content)
{
    private ReadOnlyMemory<byte> rest = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;

    /// <summary>Number of the line last read, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its ending, or false at the end of the file.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        line = default;
        if (rest.IsEmpty)
        {
            return false;
        }

        var end = rest.Span.IndexOf((byte)'\n');
        line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        if (line.Span.EndsWith("\r"u8))
        {
            line = line[..^1];
        }

        Number++;
        return true;
    }
}
