
namespace EnergyGate.Gate.Results;

/// <summary>What a variant costs on the frozen mix of the run's inputs.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="JoulesPerText">Median joules for one text (J).</param>
/// <param name="SecondsPerText">Median wall time for one text (s), on one thread when the joules are estimated.</param>
/// <param name="Kind">Where the joules come from.</param>
/// <param name="Meter">The meter's name.</param>
/// <param name="Rounds">Interleaved rounds behind the figures.</param>
/// <param name="Texts">Texts in the mix.</param>
public sealed record VariantCost(
    string Variant, double JoulesPerText, double SecondsPerText, FigureKind Kind, string Meter, int Rounds, int Texts) : ICheckResult
{
    /// <summary>
    /// Joules of one text less what the device draws at rest in its time (J); null where the idle power was not measured. Shown, not
    /// compared with a limit.
    /// </summary>
    public double? NetJoulesPerText { get; init; }
}
