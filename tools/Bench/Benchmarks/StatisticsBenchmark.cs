namespace EnergyGate.Bench.Benchmarks;

/// <summary>
/// Simulates many pull requests on every kind of noise through the real schedule, figures and sequential test, and prints the error rates.
/// It needs no model and no meter. The same seed prints the same tables.
/// </summary>
internal sealed class StatisticsBenchmark : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "statistics";

    /// <inheritdoc/>
    public string Summary =>
        "Simulates pull requests of 24 cells (--cells for each noise and ratio, --seed) through the real sequential test: errors, power, "
        + "units, coverage, and the rules of other tools (simulated).";

    /// <inheritdoc/>
    public void Run(BenchmarkRequest request, TextWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        var study = StatisticsStudy.Play(request.Cells, (ulong)request.Seed, request.Tell, cancellation);
        output.WriteLine(
            $"sequential test, simulated: {study.Plan.Cells} cells per pull request, at most {study.Plan.MaximumUnits} units, "
            + $"limit {study.Plan.Limit}, at least {request.Cells} cells per noise and ratio (three times as many on the limit), "
            + $"seed {request.Seed}");
        foreach (var table in StudyTables.Of(study))
        {
            output.WriteLine();
            table.WriteMarkdown(output);
        }

        output.WriteLine();
        foreach (var bar in StudyBars.Of(study))
        {
            output.WriteLine($"- {bar}");
        }

        request.Tell($"{study.Elapsed.TotalSeconds:F0} s");
    }
}
