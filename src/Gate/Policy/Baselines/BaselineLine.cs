using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>One line of a baseline: the recorded state of one cell.</summary>
/// <param name="Variant">The variant's name; null for a line that belongs to no variant, such as a task's labels.</param>
/// <param name="Task">The task's name; null for a check of the whole mix of inputs.</param>
/// <param name="Check">The check that the line serves.</param>
/// <param name="Metric">The metric's name, as in a cell.</param>
/// <param name="Value">The figure or figures as text, culture invariant; no tabs, no line ends.</param>
internal sealed record BaselineLine(string? Variant, string? Task, CheckKind Check, string Metric, string Value)
{
    /// <summary>The scope of a line that holds on every machine.</summary>
    public const string AnyScope = "any";

    /// <summary>Where the line holds: <see cref="AnyScope"/>, or an instruction set such as <c>avx2</c>.</summary>
    public string Scope { get; init; } = AnyScope;

    /// <summary>Further data as text, e.g. predictions of every example, or an interval; empty for none.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The key of the line.</summary>
    public BaselineKey Key => new(Variant, Task, Check, Metric, Scope);

    /// <summary>The name of a check in files.</summary>
    public static string NameOf(CheckKind check) => check.ToString().ToLowerInvariant();
}
