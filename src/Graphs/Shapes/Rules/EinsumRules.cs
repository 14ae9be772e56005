using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary><c>Einsum</c>: the output's extents are those of the letters of its term.</summary>
internal static class EinsumRules
{
    private const string Ellipsis = "...";

    public static void Register(RuleSet rules) => rules.Add("Einsum", Einsum);

    private static void Einsum(RuleContext context)
    {
        var equation = context.Node.Find("equation", AttributeKind.String)?.AsString.Replace(" ", "", StringComparison.Ordinal) ?? "";
        var sides = equation.Split("->");
        var terms = sides[0].Split(',');
        if (terms.Length != context.InputCount)
        {
            throw context.Contradiction($"the equation '{equation}' for {context.InputCount} inputs");
        }

        var letters = new Dictionary<char, Dimension>();
        var broadcast = TensorShape.Scalar;
        for (var input = 0; input < terms.Length; input++)
        {
            if (context.Shape(input) is not { } shape)
            {
                context.Output(0, context.ElementType(0), null);
                return;
            }

            broadcast = context.Broadcast(broadcast, Read(context, terms[input], shape, letters))!;
        }

        var output = sides.Length > 1 ? sides[1] : Implicit(sides[0]);
        context.Output(
            0,
            context.ElementType(0),
            new([
                .. output.Replace(Ellipsis, ".", StringComparison.Ordinal)
                    .SelectMany(letter => letter == '.' ? broadcast.AsEnumerable() : [Extent(context, letters, letter)]),
            ]));
    }

    /// <summary>Records the extent of each letter of a term; returns the extents that the ellipsis covers.</summary>
    private static TensorShape Read(RuleContext context, string term, TensorShape shape, Dictionary<char, Dimension> letters)
    {
        var covered = shape.Count - term.Replace(Ellipsis, "", StringComparison.Ordinal).Length;
        var start = term.IndexOf(Ellipsis, StringComparison.Ordinal);
        if (covered < 0 || (start < 0 && covered > 0))
        {
            throw context.Contradiction($"the term '{term}' for {shape}");
        }

        var axis = 0;
        foreach (var letter in term.Replace(Ellipsis, ".", StringComparison.Ordinal))
        {
            if (letter == '.')
            {
                axis += covered;
                continue;
            }

            var extent = shape[axis++];
            letters[letter] = letters.TryGetValue(letter, out var known) && known.Value != 1
                ? (extent.Value == 1 ? known : context.Merge(known, extent, $"extents of '{letter}'"))
                : extent;
        }

        return start < 0 ? TensorShape.Scalar : new([.. shape.Skip(start).Take(covered)]);
    }

    private static string Implicit(string inputs)
    {
        var letters = inputs.Where(char.IsLetter).ToArray();
        var once = letters.Where(letter => letters.Count(other => other == letter) == 1).Order();
        return (inputs.Contains(Ellipsis, StringComparison.Ordinal) ? Ellipsis : "") + string.Concat(once);
    }

    private static Dimension Extent(RuleContext context, Dictionary<char, Dimension> letters, char letter) =>
        letters.TryGetValue(letter, out var extent) ? extent : throw context.Contradiction($"the output's '{letter}' stands in no input");
}
