using System.Collections.Immutable;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Variants.Catalog;

/// <summary>One way to run a model: how its graph is rewritten, how it is fed, and what it promises.</summary>
/// <param name="Name">Name on the command line, in cells and in baselines, e.g. <c>int8-dynamic+sorted</c>.</param>
/// <param name="Summary">One sentence for people.</param>
/// <param name="Graph">The rewrite and its session level.</param>
/// <param name="Feeding">How texts are put into batches.</param>
/// <param name="Parity">What is promised of its numbers.</param>
public sealed record VariantRecipe(string Name, string Summary, GraphRecipe Graph, FeedingPolicy Feeding, ParityTolerance Parity)
{
    /// <summary>What a lossless recipe may lose of a task's score: one flip on the smallest tasks.</summary>
    private const double LosslessTolerance = 0.02;

    /// <summary>The same on GLUE's own WNLI, whose 71 dev examples cannot confirm less.</summary>
    private const double LosslessToleranceOfFewExamples = 0.03;

    /// <summary>The share of answers that a lossless recipe may change: those that lie on the edge between two classes.</summary>
    private const double LosslessFlips = 0.005;

    /// <summary>
    /// What a lossless recipe may take of the right answers' lead: far above rounding, of which 1e-7 was seen, and far below a flip.
    /// </summary>
    public const double LosslessMarginLoss = 0.001;

    /// <summary>
    /// Largest loss of a task's score (a fraction; 0.02 is two points) by task; other tasks: <see cref="OtherTolerance"/>.
    /// </summary>
    public ImmutableSortedDictionary<string, double> AccuracyTolerances { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("WNLI", LosslessToleranceOfFewExamples);

    /// <summary>Largest loss of the score of a task that <see cref="AccuracyTolerances"/> does not name.</summary>
    public double OtherTolerance { get; init; } = LosslessTolerance;

    /// <summary>
    /// Largest share of examples (a fraction) whose answer may differ from the reference's, by task; other tasks:
    /// <see cref="OtherMaxFlips"/>.
    /// </summary>
    public ImmutableSortedDictionary<string, double> MaxFlips { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>Largest share of flips of a task that <see cref="MaxFlips"/> does not name.</summary>
    public double OtherMaxFlips { get; init; } = LosslessFlips;

    /// <summary>
    /// By how much the right answers' lead over the next one may typically shrink, as a share of the reference's typical lead (0.01 is a
    /// hundredth); null for no limit: then the shift is shown and decides nothing.
    /// </summary>
    public double? MaxMarginLoss { get; init; }

    /// <summary>Most joules that it may cost, as a ratio to the reference in the same run.</summary>
    public double EnergyLimit { get; init; } = 1.15;

    /// <summary>Known to lose more than users accept: shown, never gating on answers.</summary>
    public bool IsExperimental { get; init; }

    /// <summary>Largest loss of a task's score, as a fraction.</summary>
    public double AccuracyTolerance(string task) => AccuracyTolerances.GetValueOrDefault(task, OtherTolerance);

    /// <summary>
    /// Largest share of a task's examples whose answer may differ from the reference's, as a fraction. Declared before a run, never taken
    /// from one: with the number of examples it says whether <see cref="AccuracyTolerance"/> can be confirmed at all. A regression has no
    /// flips.
    /// </summary>
    public double MaxFlipsOf(string task) => MaxFlips.GetValueOrDefault(task, OtherMaxFlips);
}
