using System.Numerics;
using System.Runtime.InteropServices;
using EnergyGate.Graphs;

namespace EnergyGate.Variants.Passes.Matching;

/// <summary>
/// Signed 8-bit quantisation of a matrix, symmetric, one scale per column: scale = max |w| / 127, q = round(w / scale). Quotients are taken
/// in binary64, where a quotient of two binary32 numbers below 128 never lands on the wrong side of a tie, so |w - scale q| is at most
/// scale / 2.
/// </summary>
internal static class ColumnQuantizer
{
    private const float MaxMagnitude = 127f;
    private const float MinScale = 1.17549435e-38f; // below it binary32 loses precision

    /// <param name="weight">Finite binary32 values of [rows, columns].</param>
    /// <returns>Values of [rows, columns] and scales of [columns]; a column of zeros has scale 1.</returns>
    public static (TensorData Values, TensorData Scales) Quantize(TensorData weight)
    {
        var (rows, columns) = ((int)weight.Extents[0], (int)weight.Extents[1]);
        var source = weight.As<float>();
        var scales = Scales(source, rows, columns);
        var wide = Array.ConvertAll(scales, scale => (double)scale);
        var values = new byte[source.Length];
        var quantized = MemoryMarshal.Cast<byte, sbyte>(values.AsSpan());
        for (var row = 0; row < rows; row++)
        {
            QuantizeRow(source.Slice(row * columns, columns), wide, quantized.Slice(row * columns, columns));
        }

        return (new(ElementType.Int8, weight.Extents, values), TensorData.Of(scales));
    }

    /// <summary>True when no value is infinite or not a number.</summary>
    public static bool IsFinite(ReadOnlySpan<float> values)
    {
        // x - x is zero for every finite x and not a number for all others, and so is a sum that holds one.
        var sum = Vector<float>.Zero;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (var vector in vectors)
        {
            sum += vector - vector;
        }

        var rest = 0f;
        foreach (var value in values[(vectors.Length * Vector<float>.Count)..])
        {
            rest += value - value;
        }

        return Vector.EqualsAll(sum, Vector<float>.Zero) && rest == 0;
    }

    private static float[] Scales(ReadOnlySpan<float> source, int rows, int columns)
    {
        var maxima = new float[columns];
        for (var row = 0; row < rows; row++)
        {
            RaiseToMagnitude(maxima, source.Slice(row * columns, columns));
        }

        for (var column = 0; column < columns; column++)
        {
            maxima[column] = maxima[column] == 0 ? 1 : Math.Max(maxima[column] / MaxMagnitude, MinScale);
        }

        return maxima;
    }

    private static void RaiseToMagnitude(Span<float> maxima, ReadOnlySpan<float> row)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(maxima);
        var values = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Vector.Max(vectors[i], Vector.Abs(values[i]));
        }

        for (var column = vectors.Length * Vector<float>.Count; column < maxima.Length; column++)
        {
            maxima[column] = Math.Max(maxima[column], Math.Abs(row[column]));
        }
    }

    private static void QuantizeRow(ReadOnlySpan<float> row, ReadOnlySpan<double> scales, Span<sbyte> quantized)
    {
        var column = 0;
        for (; column + Vector<sbyte>.Count <= row.Length; column += Vector<sbyte>.Count)
        {
            var low = Vector.Narrow(Sixteen(row, scales, column, 0), Sixteen(row, scales, column, 1));
            var high = Vector.Narrow(Sixteen(row, scales, column, 2), Sixteen(row, scales, column, 3));
            Vector.Narrow(low, high).CopyTo(quantized[column..]);
        }

        for (; column < row.Length; column++)
        {
            quantized[column] = (sbyte)Math.Round(row[column] / scales[column]);
        }
    }

    /// <summary>One vector of quotients, rounded, as 32-bit integers: the n-th quarter of what one vector of bytes needs.</summary>
    private static Vector<int> Sixteen(ReadOnlySpan<float> row, ReadOnlySpan<double> scales, int column, int quarter)
    {
        column += quarter * Vector<float>.Count;
        Vector.Widen(new Vector<float>(row[column..]), out var low, out var high);
        var left = Vector.Round(low / new Vector<double>(scales[column..]));
        var right = Vector.Round(high / new Vector<double>(scales[(column + Vector<double>.Count)..]));
        return Vector.ConvertToInt32(Vector.Narrow(left, right));
    }
}
