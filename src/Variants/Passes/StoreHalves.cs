using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EnergyGate.Graphs;
using EnergyGate.Variants.Passes.Matching;

namespace EnergyGate.Variants.Passes;

/// <summary>
/// Binary32 weights of two axes or more are stored as binary16 with a <c>Cast</c> behind that has the weight's name: half the file, the
/// same arithmetic. Vectors and small matrices stay as they are, because they save nothing. Lossy; each weight is rounded to the nearest
/// binary16.
/// </summary>
public sealed class StoreHalves : IGraphPass
{
    /// <summary>Smaller tensors stay in binary32.</summary>
    public const long MinElements = 1024;

    /// <inheritdoc/>
    public string Name => "store-halves";

    /// <inheritdoc/>
    public NumericEffect Effect => NumericEffect.Lossy;

    /// <summary>
    /// True for a tensor that is worth storing in 16 bits: of two axes or more and at least <see cref="MinElements"/> elements.
    /// </summary>
    public static bool IsWorthwhile(TensorData data) => data.Extents.Length >= 2 && data.ElementCount >= MinElements;

    /// <inheritdoc/>
    public GraphPatch? Propose(Graph graph, Action<Refusal> refuse)
    {
        var casts = ImmutableArray.CreateBuilder<Node>();
        var stored = ImmutableSortedDictionary.CreateBuilder<string, TensorData>(StringComparer.Ordinal);
        var replaced = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, data) in graph.Initializers)
        {
            if (data.ElementType != ElementType.Float || !IsWorthwhile(data))
            {
                continue;
            }

            if (graph.Index.IsOutput(name))
            {
                refuse(new(Name, name, "it is an output of the graph"));
            }
            else if (Rounded(data) is not { } halves)
            {
                refuse(new(Name, name, $"a weight is beyond binary16's largest, {Half.MaxValue}, or is no number"));
            }
            else
            {
                var half = graph.Unused($"{name}_fp16");
                stored[half] = halves;
                replaced.Add(name);
                casts.Add(
                    new Node
                    {
                        Name = half + "_cast",
                        OperatorType = "Cast",
                        Inputs = [half],
                        Outputs = [name],
                    }.With("to", AttributeValue.Of((long)ElementType.Float)));
            }
        }

        return casts.Count == 0 ? null : new()
        {
            Label = $"{casts.Count} weights in 16 bits",
            Add = casts.ToImmutable(),
            Initializers = stored.ToImmutable(),
            RemoveInitializers = replaced.ToImmutable(),
        };
    }

    /// <summary>To the nearest, ties to even (IEEE 754); null when a value leaves the range.</summary>
    private static TensorData? Rounded(TensorData data)
    {
        var source = data.As<float>();
        var values = new byte[source.Length * sizeof(ushort)];
        var halves = MemoryMarshal.Cast<byte, Half>(values.AsSpan());
        for (var i = 0; i < source.Length; i++)
        {
            halves[i] = (Half)source[i];
            if (!Half.IsFinite(halves[i]))
            {
                return null;
            }
        }

        return new(ElementType.Float16, data.Extents, values);
    }
}
