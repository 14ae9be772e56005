using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>The key of a line of a baseline, unique within its file.</summary>
/// <param name="Variant">The variant's name; null for a line that belongs to no variant, such as a task's labels.</param>
/// <param name="Task">The task's name; null for a check of the whole mix of inputs.</param>
/// <param name="Check">The check that the line serves.</param>
/// <param name="Metric">The metric's name, as in a cell; <c>predictions</c> and <c>labels</c> for answers.</param>
/// <param name="Scope">Where the line holds: <see cref="BaselineLine.AnyScope"/>, or an instruction set such as <c>avx2</c>.</param>
internal readonly record struct BaselineKey(string? Variant, string? Task, CheckKind Check, string Metric, string Scope)
{
    /// <summary>The order of lines in a file: by variant, task, check, metric, scope; ordinal, null first.</summary>
    public static IComparer<BaselineKey> Order { get; } = Comparer<BaselineKey>.Create(Compare);

    /// <summary>The key in one line: <c>int8-dynamic / RTE / regression / predictions (avx2)</c>.</summary>
    public override string ToString() =>
        string.Join(" / ", new[] { Variant, Task, BaselineLine.NameOf(Check), Metric }.Where(part => part is not null))
        + (Scope == BaselineLine.AnyScope ? "" : $" ({Scope})");

    private static int Compare(BaselineKey one, BaselineKey other)
    {
        int[] orders =
        [
            string.CompareOrdinal(one.Variant, other.Variant),
            string.CompareOrdinal(one.Task, other.Task),
            one.Check.CompareTo(other.Check),
            string.CompareOrdinal(one.Metric, other.Metric),
            string.CompareOrdinal(one.Scope, other.Scope),
        ];
        return orders.FirstOrDefault(order => order != 0);
    }
}
