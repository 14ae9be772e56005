using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EnergyGate.Graphs;

/// <summary>
/// Constants that a file stores in 16 bits (binary16, bfloat16) and casts to binary32 before use. Every 16-bit value is a binary32 value,
/// so the cast can be done beforehand, with the same bits. A tensor is widened once, however many rewrites ask for it.
/// </summary>
public static class WidenedConstants
{
    private static readonly ConditionalWeakTable<TensorData, TensorData> Widened = [];

    /// <summary>What a <c>Cast</c> of such a constant to binary32 makes; null for any other node.</summary>
    public static TensorData? Of(Graph graph, Node node) =>
        node.Is("Cast") && node.Int("to", 0) == (long)ElementType.Float
        && graph.Constant(node.Input(0)) is { ElementType: ElementType.Float16 or ElementType.BFloat16 } stored
            ? Widened.GetValue(stored, Widen)
            : null;

    /// <summary>The constant of this name, widened where the file casts it; null when the value is not constant.</summary>
    public static TensorData? Of(Graph graph, string name) =>
        graph.Constant(name) ?? (graph.Index.Producer(name) is { } node ? Of(graph, node) : null);

    private static TensorData Widen(TensorData stored)
    {
        var values = new byte[stored.ElementCount * sizeof(float)];
        var wide = MemoryMarshal.Cast<byte, float>(values.AsSpan());
        if (stored.ElementType == ElementType.Float16)
        {
            var halves = stored.As<Half>();
            for (var i = 0; i < wide.Length; i++)
            {
                wide[i] = (float)halves[i];
            }
        }
        else
        {
            var upper = MemoryMarshal.Cast<byte, ushort>(stored.Bytes.Span);
            for (var i = 0; i < wide.Length; i++)
            {
                wide[i] = BitConverter.UInt32BitsToSingle((uint)upper[i] << 16);
            }
        }

        return new(ElementType.Float, stored.Extents, values);
    }
}
