namespace EnergyGate.Gate.Results;

/// <summary>Cost of a variant on the frozen mix of the run's texts.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="JoulesPerText">Median energy per text (J).</param>
/// <param name="SecondsPerText">Median wall time per text (s), on one thread.</param>
/// <param name="Kind">Kind of the joules.</param>
/// <param name="Meter">The meter's name.</param>
/// <param name="Rounds">Number of interleaved rounds.</param>
/// <param name="Texts">Number of texts in the mix.</param>
public sealed record VariantCost(
    string Variant, double JoulesPerText, double SecondsPerText, FigureKind Kind, string Meter, int Rounds, int Texts) : ICheckResult
{
    /// <summary>
    /// Energy per text without the idle energy of the device (J); null if the idle power was not measured. Shown only, never held against
    /// a limit.
    /// </summary>
    public double? NetJoulesPerText { get; init; }
}
