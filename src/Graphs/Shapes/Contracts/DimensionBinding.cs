using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>Puts numbers in the place of symbols.</summary>
public static class DimensionBinding
{
    /// <summary>The shapes of a graph's inputs with symbols replaced, by input name; inputs of unknown rank are left out.</summary>
    /// <param name="graph">The graph whose declared inputs are read.</param>
    /// <param name="dimensions">Symbol to extent; a symbol that is missing stays.</param>
    public static IReadOnlyDictionary<string, TensorShape> Bind(Graph graph, IReadOnlyDictionary<string, long> dimensions) =>
        graph.Inputs.Where(input => input.Type.Shape is not null)
            .ToDictionary(input => input.Name, input => Bind(input.Type.Shape!, dimensions), StringComparer.Ordinal);

    /// <summary>One shape with symbols replaced, inside expressions such as <c>past + sequence</c> too.</summary>
    /// <exception cref="ShapeException">An expression comes out negative.</exception>
    public static TensorShape Bind(TensorShape shape, IReadOnlyDictionary<string, long> dimensions) =>
        new([.. shape.Select(dimension => Bind(dimension, dimensions))]);

    /// <summary>The symbols of a graph's inputs, in the order in which they occur; <c>past + sequence</c> has two.</summary>
    public static IReadOnlyList<string> Symbols(Graph graph) =>
    [
        .. graph.Inputs.SelectMany(input => input.Type.Shape ?? TensorShape.Scalar)
            .Where(dimension => dimension.Symbol is not null)
            .SelectMany(dimension => DimensionExpression.Parse(dimension.Symbol!).Symbols)
            .Distinct(),
    ];

    private static Dimension Bind(Dimension dimension, IReadOnlyDictionary<string, long> dimensions)
    {
        if (dimension.Symbol is not { } symbol)
        {
            return dimension;
        }

        var bound = DimensionExpression.Parse(symbol, dimensions);
        return bound.Constant switch
        {
            null => Dimension.Named(bound.ToString()),
            >= 0 and var value => Dimension.Of(value),
            _ => throw new ShapeException($"the extent {symbol} becomes {bound.Constant}; extents are at least 0"),
        };
    }
}
