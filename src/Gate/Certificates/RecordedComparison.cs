using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Measurement.Sequential;

namespace EnergyGate.Gate.Certificates;

/// <summary>One comparison of a study: what it decided, how long it took, and every unit.</summary>
/// <param name="Number">Its number in the study, from 0: it seeds the coins.</param>
/// <param name="Decision">What the test said.</param>
/// <param name="Seconds">Wall seconds until then.</param>
/// <param name="Doubt">Why nothing may be decided all the same; null when it may.</param>
/// <param name="Units">ln(candidate / base) of each unit that counts.</param>
public sealed record RecordedComparison(int Number, SequentialDecision Decision, double Seconds, string? Doubt, ImmutableArray<double> Units)
{
    private const char Separator = '\t';
    private const int FieldCount = 5;
    private const string Nothing = "-";

    /// <summary>Decided so, and with nothing in its way.</summary>
    public bool Is(SequentialDecision decision) => Doubt is null && Decision == decision;

    /// <summary>The comparison as a line of a study's file.</summary>
    public string ToLine() => string.Join(
        Separator,
        Number.ToString(CultureInfo.InvariantCulture),
        Decision,
        Seconds.ToString("F1", CultureInfo.InvariantCulture),
        Doubt?.Replace(Separator, ' ') ?? Nothing,
        string.Join(' ', Units.Select(unit => unit.ToString("F5", CultureInfo.InvariantCulture))));

    /// <summary>Reads what <see cref="ToLine"/> wrote; null for a line that was cut off.</summary>
    public static RecordedComparison? Parse(string line)
    {
        var fields = line.Split(Separator);
        return fields.Length == FieldCount
            && int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Enum.TryParse<SequentialDecision>(fields[1], out var decision)
            && double.TryParse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? new(
                number,
                decision,
                seconds,
                fields[3] == Nothing ? null : fields[3],
                [.. fields[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(unit => double.Parse(unit, CultureInfo.InvariantCulture))])
            : null;
    }
}
