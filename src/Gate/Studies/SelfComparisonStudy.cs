using EnergyGate.Bench.Comparisons;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Certificates;

namespace EnergyGate.Gate.Studies;

/// <summary>A study of comparisons of the program with itself: opens the meter, plans, and runs the comparisons that are missing.</summary>
/// <param name="prepare">Prepares what is compared with itself.</param>
/// <param name="say">Progress sink.</param>
/// <param name="clock">The monotonic clock.</param>
internal sealed class SelfComparisonStudy(
    Func<StudyRequest, ComparisonPlan, ComparisonMeter, CancellationToken, ISelfComparison> prepare, Action<string> say, TimeProvider clock)
{
    private const int MaxUnits = 200;

    /// <summary>Runs until all comparisons are recorded, the time is over, or it is cancelled.</summary>
    /// <param name="request">The options of the user.</param>
    /// <param name="planted">Work added to one arm.</param>
    /// <param name="cancellation">Ends it; the comparison that it interrupts does not count.</param>
    /// <returns>The records, the plan of each comparison, and the meter.</returns>
    /// <exception cref="BadInputException">There is no such meter, or another run measures on this machine.</exception>
    /// <exception cref="StudyFileException">The file of the records holds something else.</exception>
    public (RecordedStudy Study, ComparisonPlan Plan, MeterIdentity Meter) Run(
        StudyRequest request, Plant planted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        GatePipeline.RequireProvider(request.Run.Provider);
        using var meter = ComparisonMeter.Open(request.Run);
        if (meter.UnavailableReason is { } reason)
        {
            throw new BadInputException(reason);
        }

        var plan = meter.Fit(
            new() { Budget = request.Budget, Planted = planted, Seed = request.Seed << 32, MaximumUnits = MaxUnits },
            cells: 1,
            request.HasBudget);
        using var comparison = prepare(request, plan, meter, cancellation);
        var every = planted.Every == 1 ? "" : FormattableString.Invariant($"-every-{planted.Every}");
        var path = Path.Combine(
            request.Folder, FormattableString.Invariant($"{request.Variant}.planted-{planted.Fraction * 100:G3}{every}.tsv"));
        var study = new ComparisonStudy(comparison, path, say, clock).Run(request.Comparisons, request.TimeLimit, cancellation);
        return (study, plan, meter.Identity);
    }
}
