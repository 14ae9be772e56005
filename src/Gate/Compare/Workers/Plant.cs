using System.Globalization;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>Extra work of a known size that a worker does beside its own.</summary>
/// <param name="Fraction">Extra cost on average, as a fraction of the work; 0.05 is 5 %, 0 is none.</param>
/// <param name="Every">The number of batches of which one does it all; 1 for every batch alike.</param>
internal readonly record struct Plant(double Fraction, int Every = 1)
{
    private const char Separator = ' ';

    /// <summary>No extra work.</summary>
    public static Plant None { get; } = new(0);

    /// <summary>Whether there is extra work.</summary>
    public bool IsPlanted => Fraction > 0;

    /// <summary>How much of a block's extra work is due in a range of batches.</summary>
    /// <param name="first">Number of the first batch in the process, from 0.</param>
    /// <param name="count">Number of batches, at least 1.</param>
    /// <returns>Extra cost as a fraction of the whole range's.</returns>
    public double ShareOf(long first, int count) => Fraction * Every * (((first + count) / Every) - (first / Every)) / count;

    /// <summary>In the words of the protocol: the fraction, and every how many batches.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fraction:R}{Separator}{Every}");

    /// <summary>Reads what <see cref="ToString"/> wrote; the second number may be missing.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Plant Parse(string text)
    {
        var words = text.Split(Separator);
        return new(
            double.Parse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture),
            words.Length > 1 ? int.Parse(words[1], NumberStyles.None, CultureInfo.InvariantCulture) : 1);
    }
}
