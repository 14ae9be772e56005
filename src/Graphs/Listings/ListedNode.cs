using System.Collections.Immutable;

namespace EnergyGate.Graphs.Listings;

/// <summary>
/// One line of a graph's listing: <c>outputs = operator(inputs) {attributes}</c>. A constant input carries its type and extents.
/// </summary>
/// <param name="Operator">The operator, with its domain unless it is ONNX's own.</param>
/// <param name="Outputs">Names of the values that it makes.</param>
/// <param name="Inputs">Names of the values that it reads.</param>
/// <param name="Attributes">Attributes in short, sorted by name, e.g. <c>axis=1</c>.</param>
public sealed record ListedNode(
    string Operator, ImmutableArray<string> Outputs, ImmutableArray<string> Inputs, ImmutableArray<string> Attributes)
{
    private const string Separator = ", ";

    /// <summary>Identity of the node across listings: the first output, or the whole line where there is none.</summary>
    public string Key => Outputs.FirstOrDefault(output => output.Length > 0) ?? ToString();

    /// <summary>Reads a line back.</summary>
    /// <param name="line">What <see cref="ToString"/> gave.</param>
    /// <exception cref="FormatException">It is not such a line.</exception>
    public static ListedNode Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var equals = line.IndexOf(" = ", StringComparison.Ordinal);
        var open = equals < 0 ? -1 : line.IndexOf('(', equals);
        var attributes = line.EndsWith('}') ? line.IndexOf(") {", Math.Max(0, open), StringComparison.Ordinal) : -1;
        var close = attributes >= 0 ? attributes : line.Length - 1;
        if (open < 0 || close < open || line[close] != ')')
        {
            throw new FormatException($"'{line}' is not a node; a node is: outputs = operator(inputs) {{attributes}}");
        }

        return new(
            line[(equals + 3)..open],
            Split(line[..equals]),
            Split(line[(open + 1)..close]),
            attributes < 0 ? [] : Split(line[(attributes + 3)..^1]));
    }

    /// <summary>The line.</summary>
    public override string ToString() =>
        $"{string.Join(Separator, Outputs)} = {Operator}({string.Join(Separator, Inputs)})"
        + (Attributes.IsEmpty ? "" : $" {{{string.Join(Separator, Attributes)}}}");

    /// <summary>A name, escaped so that it cannot be read as syntax of the line.</summary>
    internal static string Spelt(string name) =>
        name.Any(character => character is ' ' or ',' or '%' or '[' || char.IsControl(character))
            ? string.Concat(
                name.Select(character =>
                    character is ' ' or ',' or '%' or '[' || char.IsControl(character) ? $"%{(int)character:X2}" : character.ToString()))
            : name;

    private static ImmutableArray<string> Split(string text) => text.Length == 0 ? [] : [.. text.Split(Separator)];
}
