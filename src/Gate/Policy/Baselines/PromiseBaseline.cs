using System.Globalization;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// The file of promises, <c>promises.tsv</c>: the tolerances and limits that each variant declared when it was recorded. It has no
/// conditions, because a promise depends on no machine and no batch. Of every promise, a larger figure is a looser one.
/// </summary>
internal static class PromiseBaseline
{
    /// <summary>The file, from the folder of baselines.</summary>
    public const string FilePath = "promises.tsv";

    private const string Unlimited = "unlimited";

    // Figures are written with all digits, so that two that differ in the last one are two computations of one promise.
    private const double Rounding = 1e-9;

    /// <summary>The header of the file.</summary>
    /// <param name="model">Name of the model.</param>
    public static BaselineHeader HeaderOf(string model) => new(BaselineHeader.Promises, model);

    /// <summary>The line of a promise.</summary>
    /// <param name="variant">The variant's name.</param>
    /// <param name="task">The task's name; null for a promise for all tasks.</param>
    /// <param name="metric">What is promised.</param>
    /// <param name="limit">The declared maximum; infinite for none.</param>
    public static BaselineLine Line(string variant, string? task, string metric, double limit) => new(
        variant,
        task,
        CheckKind.Promise,
        metric,
        double.IsPositiveInfinity(limit) ? Unlimited : limit.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The declared maximum of a line; infinite for none, NaN for a value that is no number.</summary>
    /// <param name="value">The value of the line.</param>
    public static double LimitOf(string value) => value == Unlimited ? double.PositiveInfinity
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) ? limit
        : double.NaN;

    /// <summary>Whether a promise is looser than another; a value that is no number is.</summary>
    /// <param name="was">The value before.</param>
    /// <param name="now">The value now.</param>
    public static bool IsLooser(string was, string now) => !(LimitOf(now) <= LimitOf(was) * (1 + Rounding));
}
