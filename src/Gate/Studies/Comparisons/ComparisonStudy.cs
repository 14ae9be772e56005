using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Pipeline;

namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>Makes the comparisons of a study that are missing; each is recorded as it ends.</summary>
/// <param name="prepare">Prepares what is compared with itself.</param>
/// <param name="say">Told how far it is.</param>
/// <param name="clock">The monotonic clock.</param>
public sealed class ComparisonStudy(
    Func<StudyRequest, ComparisonPlan, ComparisonMeter, CancellationToken, ISelfComparison> prepare, Action<string> say, TimeProvider clock)
{
    private const int MostUnits = 200;

    /// <summary>Goes on until all are there, the minutes are over, or it is cancelled.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="planted">More work in one side, e.g. 0.05; 0 for none.</param>
    /// <param name="cancellation">Ends it; the comparison that it interrupts does not count.</param>
    /// <exception cref="BadInputException">There is no such meter, or another run measures on this machine.</exception>
    public RecordedStudy Run(StudyRequest request, double planted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        GatePipeline.RequireProvider(request.Run.Provider);
        using var meter = ComparisonMeter.Open(request.Run);
        if (meter.UnavailableReason is { } none)
        {
            throw new BadInputException(none);
        }

        var plan = meter.Fit(
            new() { Budget = new(request.BudgetSeconds), Planted = planted, Seed = request.Seed << 32, MaximumUnits = MostUnits },
            cells: 1,
            request.HasBudget);
        using var comparison = prepare(request, plan, meter, cancellation);
        var file = new StudyFile(Path.Combine(request.Folder, FormattableString.Invariant($"{request.Variant}.planted-{planted * 100:G3}.tsv")), comparison.Conditions);
        var records = file.Open().ToList();
        say($"{records.Count} of {request.Comparisons} comparisons are recorded; {comparison.Conditions}");
        var start = clock.GetTimestamp();
        while (records.Count < request.Comparisons && !(clock.GetElapsedTime(start).TotalMinutes >= request.Minutes) && !cancellation.IsCancellationRequested)
        {
            try
            {
                var record = comparison.Run(records.Select(made => made.Number + 1).DefaultIfEmpty(0).Max(), cancellation);
                file.Add(record);
                records.Add(record);
                say(FormattableString.Invariant($"comparison {records.Count} of {request.Comparisons}: {record.Decision}, {record.Units.Length} units, {record.Seconds:F0} s{(record.Doubt is null ? "" : $", {record.Doubt}")}"));
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return new([.. records], request.Comparisons, comparison.Conditions, plan, meter.Identity, file.LastDay);
    }
}
