
namespace EnergyGate.Measurement.Windows;

/// <summary>Reason that a window, block, round or unit is void; null means that it is valid.</summary>
public sealed record VoidReason
{
    /// <summary>Creates a reason.</summary>
    /// <param name="sentence">One sentence for the user.</param>
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
