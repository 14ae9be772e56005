
namespace EnergyGate.Measurement.Windows;

/// <summary>Why a window, a block, a round or a unit does not count. Where there is none (null), it counts.</summary>
public sealed record VoidReason
{
    /// <summary>A reason.</summary>
    /// <param name="sentence">One sentence, for people.</param>
    /// <exception cref="ArgumentException">The sentence is empty.</exception>
    public VoidReason(string sentence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sentence);
        Sentence = sentence;
    }

    /// <summary>The reason as one sentence.</summary>
    public string Sentence { get; }

    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;
}
