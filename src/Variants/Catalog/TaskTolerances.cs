using System.Collections.Immutable;

namespace EnergyGate.Variants.Catalog;

/// <summary>
/// Declared tolerances of lossy recipes per task: maximum loss of the score, and maximum share of flipped answers. Each pair can be
/// confirmed on the embedded task sets (400 to 500 examples) and on GLUE's own dev files, because 2.93 sqrt(flips / n) is within the
/// tolerance. A regression has no flips; the share it declares is that of lossless recipes.
/// </summary>
internal static class TaskTolerances
{
    // Observed: dynamic int8 files of the Python tools flip 1.5 % (SST-2) to 5.4 % (RTE) of the answers on GLUE's dev files.
    public static ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> Int8 { get; } = Table(
        ("SST-2", 0.025, 0.03),
        ("CoLA", 0.06, 0.06),
        ("MRPC", 0.04, 0.06),
        ("QQP", 0.025, 0.03),
        ("STS-B", 0.01, 0.005),
        ("MNLI", 0.03, 0.04),
        ("MNLI-MM", 0.03, 0.04),
        ("QNLI", 0.025, 0.03),
        ("RTE", 0.055, 0.08),
        ("WNLI", 0.1, 0.08));

    // Rounding to fp16 moves logits by a thousandth: an answer flips only where two classes have nearly the same probability.
    public static ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> Fp16 { get; } = Table(
        ("SST-2", 0.02, 0.01),
        ("CoLA", 0.03, 0.01),
        ("MRPC", 0.02, 0.01),
        ("QQP", 0.02, 0.01),
        ("STS-B", 0.01, 0.005),
        ("MNLI", 0.02, 0.01),
        ("MNLI-MM", 0.02, 0.01),
        ("QNLI", 0.02, 0.01),
        ("RTE", 0.02, 0.01),
        ("WNLI", 0.04, 0.01));

    // A plausible price for the time of a sublayer; measured figures: docs/results/embedded-model.md.
    public static ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> AttentionSkip { get; } = Table(
        ("SST-2", 0.045, 0.08),
        ("CoLA", 0.08, 0.08),
        ("MRPC", 0.045, 0.08),
        ("QQP", 0.045, 0.08),
        ("STS-B", 0.03, 0.005),
        ("MNLI", 0.045, 0.08),
        ("MNLI-MM", 0.045, 0.08),
        ("QNLI", 0.045, 0.08),
        ("RTE", 0.055, 0.08),
        ("WNLI", 0.1, 0.08));

    /// <summary>The part of a table that a recipe declares as its tolerances.</summary>
    public static ImmutableSortedDictionary<string, double> Tolerances(
        ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> declared) =>
        declared.ToImmutableSortedDictionary(row => row.Key, row => row.Value.Tolerance, StringComparer.Ordinal);

    /// <summary>The part of a table that a recipe declares as its maximum shares of flips.</summary>
    public static ImmutableSortedDictionary<string, double> Flips(
        ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> declared) =>
        declared.ToImmutableSortedDictionary(row => row.Key, row => row.Value.MaxFlips, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> Table(
        params (string Task, double Tolerance, double MaxFlips)[] rows) =>
        rows.ToImmutableSortedDictionary(row => row.Task, row => (row.Tolerance, row.MaxFlips), StringComparer.Ordinal);
}
