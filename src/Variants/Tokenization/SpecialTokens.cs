namespace EnergyGate.Variants.Tokenization;

/// <summary>Tokens that are taken from the raw text, in exact case and also inside a word, before anything else happens to it.</summary>
internal sealed class SpecialTokens
{
    private readonly (string Text, int Id)[] tokens;
    private readonly bool[] starts = new bool[128];

    /// <param name="tokens">Each starts with an ASCII symbol, which ends a word: <see cref="IsLegal"/>.</param>
    public SpecialTokens(IEnumerable<KeyValuePair<string, int>> tokens)
    {
        this.tokens = [.. tokens.Select(token => (token.Key, token.Value)).OrderByDescending(token => token.Key.Length)];
        foreach (var (text, _) in this.tokens)
        {
            starts[text[0]] = true;
        }
    }

    /// <summary>Whether a text can be a special token here: it starts with an ASCII symbol.</summary>
    public static bool IsLegal(string text) => text is [> ' ' and < '\x7f', ..] && !char.IsAsciiLetterOrDigit(text[0]);

    /// <summary>The longest special token at the start of a text that begins with an ASCII code unit.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, out int length, out int id)
    {
        (length, id) = (0, 0);
        if (!starts[text[0]])
        {
            return false;
        }

        foreach (var token in tokens)
        {
            if (text.StartsWith(token.Text, StringComparison.Ordinal))
            {
                (length, id) = (token.Text.Length, token.Id);
                return true;
            }
        }

        return false;
    }
}
