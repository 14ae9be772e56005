using System.Collections.Immutable;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>
/// What a worker loads: the session of a variant on tokens that are laid out already, or the whole way from text to answer.
/// </summary>
/// <param name="Variant">The variant.</param>
/// <param name="IsPipeline">Whether texts are tokenised, batched, fed and read out inside the measured blocks.</param>
internal readonly record struct WorkName(string Variant, bool IsPipeline)
{
    private const string Suffix = ":pipeline";

    /// <summary>What is measured of a variant, in the order of measuring.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="hasPipeline">Whether the workers can run texts.</param>
    public static ImmutableArray<WorkName> Of(string variant, bool hasPipeline) =>
        hasPipeline ? [new(variant, true), new(variant, false)] : [new(variant, false)];

    /// <summary>In the words of the protocol: the variant, and <c>:pipeline</c> behind it.</summary>
    public override string ToString() => IsPipeline ? Variant + Suffix : Variant;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static WorkName Parse(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? new(name[..^Suffix.Length], true) : new(name, false);
}
