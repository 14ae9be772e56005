using System.Collections.Immutable;

namespace EnergyGate.Variants.Catalog;

/// <summary>
/// What lossy recipes may cost a user, task by task: points of the score, and the share of examples that may be answered otherwise. Each
/// pair can be confirmed on the embedded task sets (400 to 500 examples) and on GLUE's own dev files: 2.93 sqrt(flips / n) is within the
/// tolerance. A regression has no flips; the share it declares is that of lossless recipes.
/// </summary>
internal static class TaskPromises
{
    // Seen: the Python tools' dynamic int8 files flip 1.5 % (SST-2) to 5.4 % (RTE) of real dev files.
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

    // Rounding to fp16 moves logits by a thousandth: an answer flips only on the edge between two classes.
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

    // What a user may want to give for a sublayer's time; measured figures: docs/results/embedded-model.md.
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
        ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> promises) =>
        promises.ToImmutableSortedDictionary(promise => promise.Key, promise => promise.Value.Tolerance, StringComparer.Ordinal);

    /// <summary>The part of a table that a recipe declares as its largest shares of flips.</summary>
    public static ImmutableSortedDictionary<string, double> Flips(
        ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> promises) =>
        promises.ToImmutableSortedDictionary(promise => promise.Key, promise => promise.Value.MaxFlips, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, (double Tolerance, double MaxFlips)> Table(
        params (string Task, double Tolerance, double MaxFlips)[] rows) =>
        rows.ToImmutableSortedDictionary(row => row.Task, row => (row.Tolerance, row.MaxFlips), StringComparer.Ordinal);
}
