using System.Globalization;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>What a worker says of one block.</summary>
/// <param name="Joules">The energy of the block by the worker's own meter; NaN where the window is void.</param>
/// <param name="Seconds">Wall time of the block.</param>
/// <param name="ProcessorSeconds">CPU time of the process in the block.</param>
/// <param name="IdleProcessorSeconds">CPU time of the process between the end of its block before and the start of this one.</param>
/// <param name="IdleSeconds">Wall time of the same.</param>
/// <param name="Texts">Texts answered.</param>
public readonly record struct BlockFigures(
    double Joules, double Seconds, double ProcessorSeconds, double IdleProcessorSeconds, double IdleSeconds, int Texts)
{
    /// <summary>The longest answer in characters: five numbers of at most 24 digits and signs, a whole one, and blanks, behind a word.</summary>
    public const int LongestAnswer = 160;

    private const int FieldCount = 6;

    /// <summary>How warm the device was when the block began (°C), by the meter of the comparison; NaN where nothing tells. No part of the protocol.</summary>
    public double StartTemperature { get; init; } = double.NaN;

    /// <summary>Why the meter of the comparison voided the block, as a sentence; null where it did not. No part of the protocol.</summary>
    public string? VoidReason { get; init; }

    /// <summary>Writes the figures as a line of the protocol, numbers exact; allocates nothing.</summary>
    /// <param name="line">At least <see cref="LongestAnswer"/> characters.</param>
    /// <returns>The length of the line.</returns>
    /// <exception cref="ArgumentException">The line is shorter.</exception>
    public int WriteAnswer(Span<char> line)
    {
        "block".CopyTo(line);
        var length = "block".Length;
        foreach (var number in (ReadOnlySpan<double>)[Joules, Seconds, ProcessorSeconds, IdleProcessorSeconds, IdleSeconds, Texts])
        {
            // An interpolated string boxes each number until its code is optimised, and a worker's life is too short for that.
            line[length++] = ' ';
            length += number.TryFormat(line[length..], out var written, "R", CultureInfo.InvariantCulture)
                ? written
                : throw new ArgumentException($"an answer takes up to {LongestAnswer} characters, and there are {line.Length}", nameof(line));
        }

        return length;
    }

    /// <summary>Reads what <see cref="WriteAnswer"/> wrote behind its word; allocates nothing.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static BlockFigures Parse(ReadOnlySpan<char> text)
    {
        Span<double> numbers = stackalloc double[FieldCount];
        var count = 0;
        foreach (var field in text.Split(' '))
        {
            if (count == FieldCount)
            {
                throw Wrong(text);
            }

            numbers[count++] = double.Parse(text[field], NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        return count == FieldCount && double.IsInteger(numbers[^1])
            ? new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], (int)numbers[^1])
            : throw Wrong(text);
    }

    private static FormatException Wrong(ReadOnlySpan<char> text) => new($"wanted {FieldCount} figures of a block, got '{text}'");
}
