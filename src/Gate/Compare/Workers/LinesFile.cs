using System.Collections.Immutable;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// Texts as a file, one line per text: the text, and a tab and its pair if it has one. A backslash, a tab and a line break within a text
/// are escaped.
/// </summary>
internal static class LinesFile
{
    /// <summary>Extension of its name.</summary>
    public const string Extension = ".lines";

    private static readonly (string Plain, string Escaped)[] Escapes = [("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")];

    /// <summary>Writes texts.</summary>
    public static void Write(string path, IEnumerable<(string Text, string? Pair)> texts) => File.WriteAllLines(
        path, texts.Select(text => text.Pair is null ? Escape(text.Text) : Escape(text.Text) + "\t" + Escape(text.Pair)));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ImmutableArray<(string Text, string? Pair)> Read(string path) =>
    [
        .. from line in File.ReadLines(path)
           let tab = line.IndexOf('\t', StringComparison.Ordinal)
           select tab < 0 ? (Unescape(line), null) : (Unescape(line[..tab]), Unescape(line[(tab + 1)..])),
    ];

    private static string Escape(string text) =>
        Escapes.Aggregate(text, (escaped, escape) => escaped.Replace(escape.Plain, escape.Escaped, StringComparison.Ordinal));

    // From left to right, because an escaped backslash may stand before a letter.
    private static string Unescape(string text) => string.Join('\\', text.Split(@"\\").Select(part => Escapes[1..].Aggregate(
        part, (plain, escape) => plain.Replace(escape.Escaped, escape.Plain, StringComparison.Ordinal))));
}
