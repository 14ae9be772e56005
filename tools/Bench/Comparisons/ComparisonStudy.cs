using System.Globalization;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Bench.Comparisons;

/// <summary>Runs the comparisons of a study that are missing. Each is recorded when it ends.</summary>
/// <param name="comparison">What is compared with itself.</param>
/// <param name="path">The file of the records; it is made where there is none.</param>
/// <param name="say">Progress sink: one line per comparison.</param>
/// <param name="clock">The monotonic clock.</param>
public sealed class ComparisonStudy(ISelfComparison comparison, string path, Action<string> say, TimeProvider clock)
{
    /// <summary>Runs until all comparisons are recorded, the time is over, or it is cancelled.</summary>
    /// <param name="wanted">Total number of comparisons; those that are recorded count.</param>
    /// <param name="timeLimit">After this time no comparison starts; null for no limit.</param>
    /// <param name="cancellation">Ends it; the comparison that it interrupts does not count.</param>
    /// <exception cref="StudyFileException">The file holds something else.</exception>
    public RecordedStudy Run(int wanted, Seconds? timeLimit, CancellationToken cancellation)
    {
        var file = new StudyFile(path, comparison.Conditions);
        var records = file.Open().ToList();
        say($"{records.Count} of {wanted} comparisons are recorded; {comparison.Conditions}");
        var start = clock.GetTimestamp();
        bool IsTimeOver() => Seconds.FromTimeSpan(clock.GetElapsedTime(start)) >= timeLimit;
        while (records.Count < wanted && !IsTimeOver() && !cancellation.IsCancellationRequested)
        {
            try
            {
                var record = comparison.Run(records.Select(made => made.Number + 1).DefaultIfEmpty(0).Max(), cancellation);
                file.Add(record);
                records.Add(record);
                say($"comparison {records.Count} of {wanted}: {Line(record)}");
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return new([.. records], wanted, comparison.Conditions, file.LastDay);
    }

    private static string Line(RecordedComparison record)
    {
        var doubt = record.Doubt is null ? "" : $", {record.Doubt}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{record.Decision}, units: {record.Units.Length}, {record.Time.Value:F0} s{doubt}");
    }
}
