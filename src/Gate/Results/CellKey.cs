namespace EnergyGate.Gate.Results;

/// <summary>Identity of a cell. Reports, waivers and the drift ledger write it as one line.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name; null for a check of the whole mix of texts.</param>
/// <param name="Check">The check.</param>
/// <param name="Metric">Name of the figure.</param>
internal readonly record struct CellKey(string Variant, string? Task, CheckKind Check, string Metric)
{
    private const string Separator = " / ";

    /// <summary>Parses such a line; null if it is not one.</summary>
    /// <param name="name">The line, e.g. <c>int8-dynamic / RTE / accuracy / f1</c> or <c>int8-dynamic / energy / joules</c>.</param>
    public static CellKey? Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split(Separator);
        CheckKind[] checks = parts.Length is 3 or 4 ? [.. Enum.GetValues<CheckKind>().Where(kind => NameOf(kind) == parts[^2])] : [];
        return checks.Length == 1 && parts.All(part => part.Length > 0)
            ? new(parts[0], parts.Length == 4 ? parts[1] : null, checks[0], parts[^1])
            : null;
    }

    /// <summary>The line: <c>int8-dynamic / RTE / accuracy / f1</c>.</summary>
    public override string ToString() =>
        string.Join(Separator, new[] { Variant, Task, NameOf(Check), Metric }.Where(part => part is not null));

    private static string NameOf(CheckKind check) => check.ToString().ToLowerInvariant();
}
