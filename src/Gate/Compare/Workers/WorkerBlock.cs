using System.Globalization;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A block as measured by a worker; one run of it is one text.</summary>
/// <param name="Block">The measurement, by the worker's own meter or by that of the comparison.</param>
/// <param name="Idle">CPU and wall time between the end of its previous block and the start of this one.</param>
internal readonly record struct WorkerBlock(MeasuredBlock Block, IdleTime Idle)
{
    /// <summary>
    /// Maximum length of an answer in characters: a word, five numbers of at most 24 characters, an integer, a digest of 16 digits, and
    /// spaces.
    /// </summary>
    public const int LongestAnswer = 192;

    private const int FieldCount = 6;
    private const string DigestFormat = "x16";

    /// <summary>The void reason of a block whose worker gave no joules; the protocol carries no other reason.</summary>
    public static VoidReason Unexplained { get; } = new("the meter voided a block");

    /// <summary>Digest of the block's answers (<see cref="AnswerDigest"/>); null for a worker that tells none.</summary>
    public ulong? Digest { get; init; }

    /// <summary>CPU time of the process over the block, read from outside; 0 if it was not.</summary>
    public Seconds OutsideProcessorTime { get; init; }

    /// <summary>The window.</summary>
    public MeasurementWindow Window => Block.Window;

    /// <summary>Texts answered.</summary>
    public int Texts => Block.Runs;

    /// <summary>The same block, measured by another meter.</summary>
    /// <param name="window">The window of that meter.</param>
    public WorkerBlock MeasuredBy(MeasurementWindow window) => this with { Block = Block with { Window = window } };

    /// <summary>
    /// Writes the block as a line of the protocol. Numbers are exact; joules are NaN for a void block. Allocates nothing.
    /// </summary>
    /// <param name="line">At least <see cref="LongestAnswer"/> characters.</param>
    /// <returns>The length of the line.</returns>
    /// <exception cref="ArgumentException">The line is shorter.</exception>
    public int WriteAnswer(Span<char> line)
    {
        "block".CopyTo(line);
        var length = "block".Length;
        var joules = Window.IsVoid ? double.NaN : Window.Energy.Value;
        foreach (var number in (ReadOnlySpan<double>)
            [joules, Window.Time.Value, Block.ProcessorTime.Value, Idle.Processor.Value, Idle.Wall.Value, Texts])
        {
            // An interpolated string boxes each number until its code is optimised, and a worker does not live that long.
            line[length++] = ' ';
            length += number.TryFormat(line[length..], out var written, "R", CultureInfo.InvariantCulture)
                ? written
                : throw new ArgumentException(
                    $"an answer takes up to {LongestAnswer} characters, and there is room for {line.Length}", nameof(line));
        }

        if (Digest is { } digest)
        {
            line[length++] = ' ';
            digest.TryFormat(line[length..], out var written, DigestFormat, CultureInfo.InvariantCulture);
            length += written;
        }

        return length;
    }

    /// <summary>Reads what <see cref="WriteAnswer"/> wrote behind its word; allocates nothing.</summary>
    /// <exception cref="FormatException">It is not such a line.</exception>
    public static WorkerBlock Parse(ReadOnlySpan<char> text)
    {
        Span<double> numbers = stackalloc double[FieldCount];
        var count = 0;
        ulong? digest = null;
        foreach (var field in text.Split(' '))
        {
            if (count == FieldCount)
            {
                digest = digest is null
                    ? ulong.Parse(text[field], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                    : throw Wrong(text);
                continue;
            }

            numbers[count++] = double.Parse(text[field], NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        if (count != FieldCount || !double.IsInteger(numbers[^1]))
        {
            throw Wrong(text);
        }

        var window = new MeasurementWindow(new(numbers[0]), new(numbers[1]), double.IsNaN(numbers[0]) ? Unexplained : null);
        return new(new(window, new(numbers[2]), (int)numbers[^1]), new(new(numbers[3]), new(numbers[4]))) { Digest = digest };
    }

    private static FormatException Wrong(ReadOnlySpan<char> text) => new($"expected {FieldCount} figures of a block, got '{text}'");
}
