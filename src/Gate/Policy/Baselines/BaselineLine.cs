using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>One line of a baseline: what one cell was when somebody recorded it.</summary>
/// <param name="Variant">The variant's name; null for what belongs to no variant, as the labels of a task.</param>
/// <param name="Task">The task's name; null for a check of the whole mix of inputs.</param>
/// <param name="Check">The check that the line serves.</param>
/// <param name="Metric">The metric's name, as in a cell.</param>
/// <param name="Value">The figure or figures as text, culture invariant; no tabs, no line ends.</param>
public sealed record BaselineLine(string? Variant, string? Task, CheckKind Check, string Metric, string Value)
{
    /// <summary>The scope of a line that holds on every machine.</summary>
    public const string AnyScope = "any";

    /// <summary>Where the line holds: <see cref="AnyScope"/>, or an instruction set as <c>avx2</c>.</summary>
    public string Scope { get; init; } = AnyScope;

    /// <summary>What else is known, as text: predictions of every example, an interval; empty for nothing.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What the line is about.</summary>
    public BaselineKey Key => new(Variant, Task, Check, Metric, Scope);

    /// <summary>The name of a check in files.</summary>
    public static string NameOf(CheckKind check) => check.ToString().ToLowerInvariant();
}
