using System.Collections.Immutable;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Variants.Catalog;

/// <summary>One way to run a model: how its graph is rewritten, how it is fed, and which tolerances it declares.</summary>
/// <param name="Name">Name on the command line, in cells and in baselines, e.g. <c>int8-dynamic+sorted</c>.</param>
/// <param name="Summary">One sentence for people.</param>
/// <param name="Graph">The rewrite and its session level.</param>
/// <param name="Feeding">How texts are put into batches.</param>
/// <param name="Parity">Declared numeric tolerance.</param>
public sealed record VariantRecipe(string Name, string Summary, GraphRecipe Graph, FeedingPolicy Feeding, ParityTolerance Parity)
{
    /// <summary>Declared tolerance of a lossless recipe, as a loss of score: one flip on the smallest tasks.</summary>
    private const double LosslessTolerance = 0.02;

    /// <summary>The same for GLUE's own WNLI, whose 71 dev examples cannot confirm a smaller one.</summary>
    private const double LosslessToleranceOfFewExamples = 0.03;

    /// <summary>Maximum share of flips of a lossless recipe: answers whose two best classes have nearly the same probability.</summary>
    private const double LosslessFlips = 0.005;

    /// <summary>
    /// Maximum loss of margin of a lossless recipe: far above rounding, of which 1e-7 was observed, and far below a flip.
    /// </summary>
    public const double LosslessMarginLoss = 0.001;

    /// <summary>Maximum loss of score per task (a fraction; 0.02 is two points); other tasks: <see cref="OtherTolerance"/>.</summary>
    public ImmutableSortedDictionary<string, double> AccuracyTolerances { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("WNLI", LosslessToleranceOfFewExamples);

    /// <summary>Maximum loss of score of a task that <see cref="AccuracyTolerances"/> does not name.</summary>
    public double OtherTolerance { get; init; } = LosslessTolerance;

    /// <summary>
    /// Maximum share of flips per task (a fraction): examples whose answer differs from the reference's; other tasks:
    /// <see cref="OtherMaxFlips"/>.
    /// </summary>
    public ImmutableSortedDictionary<string, double> MaxFlips { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>Maximum share of flips of a task that <see cref="MaxFlips"/> does not name.</summary>
    public double OtherMaxFlips { get; init; } = LosslessFlips;

    /// <summary>
    /// Maximum typical loss of margin of the correct answers, as a share of the reference's typical margin (0.01 is 1 %). Null for no
    /// limit: the shift is then reported and never fails.
    /// </summary>
    public double? MaxMarginLoss { get; init; }

    /// <summary>Maximum energy, as a ratio to the reference in the same run.</summary>
    public double EnergyLimit { get; init; } = 1.15;

    /// <summary>Known to lose more than users accept: its answers are reported and never fail the gate.</summary>
    public bool IsExperimental { get; init; }

    /// <summary>Maximum loss of a task's score, as a fraction.</summary>
    public double AccuracyTolerance(string task) => AccuracyTolerances.GetValueOrDefault(task, OtherTolerance);

    /// <summary>
    /// Maximum share of flips of a task, as a fraction. Declared before a run, never estimated from one: together with the number of
    /// examples it tells whether <see cref="AccuracyTolerance"/> can be confirmed at all. A regression has no flips.
    /// </summary>
    public double MaxFlipsOf(string task) => MaxFlips.GetValueOrDefault(task, OtherMaxFlips);
}
