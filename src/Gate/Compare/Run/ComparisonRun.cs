using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;
using EnergyGate.Statistics.Sequential;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>
/// Measures unit after unit until every cell is decided or the plan is spent. A look after every unit does not raise the error rate,
/// because the test is sequential.
/// </summary>
/// <param name="launcher">Starts the workers.</param>
/// <param name="plan">Budgets and errors.</param>
/// <param name="clock">The monotonic clock.</param>
/// <param name="load">Load of other processes; null if unknown.</param>
internal sealed class ComparisonRun(IWorkerLauncher launcher, ComparisonPlan plan, TimeProvider clock, IForeignLoad? load = null)
{
    private const int MaxConsecutiveFailures = 2;

    /// <summary>Measures.</summary>
    /// <param name="works">
    /// The cells to measure, with their numbers among all cells declared, and whether both arms run the same batches.
    /// </param>
    /// <param name="declared">Number of cells declared before the run, including those that need no measurement.</param>
    /// <param name="progress">Progress sink.</param>
    /// <param name="cancellation">Ends the run; complete units are kept.</param>
    public ComparisonOutcome Execute(
        IReadOnlyList<(WorkName Name, bool SameBatches)> works, int declared, IWorkProgress progress, CancellationToken cancellation)
    {
        var sequential = Errors(declared);
        var cells = Cells(works, sequential);
        var control = plan.HasControl && !cells.IsEmpty
            ? new ComparedCell(0, cells[0].Name, sameBatches: true, sequential with { Cells = 1 })
            : null;
        var runner = new UnitRunner(launcher, plan);
        var start = clock.GetTimestamp();
        var (unit, failures) = (0, 0);
        string? stop = null;
        var complete = true;
        while ((stop = StopReason(cells, Since(start), runner.EnergySpent, unit)) is null)
        {
            load?.Mark();
            ComparedCell[] open = [.. cells.Where(cell => cell.IsOpen)];
            try
            {
                var outcomes = runner.Run(unit, open, control is null ? null : open[0], cancellation);
                var share = load?.SinceMark() ?? double.NaN;
                foreach (var (cell, outcome) in open.Append(control).OfType<ComparedCell>().Zip(outcomes))
                {
                    Take(cell, outcome with { ForeignLoad = share });
                }

                failures = 0;
            }
            catch (WorkerFailureException failure) when (!cancellation.IsCancellationRequested)
            {
                // Retry with fresh processes and a new random order; the failed unit is discarded like any void unit.
                foreach (var cell in open.Append(control).OfType<ComparedCell>())
                {
                    cell.Voids.Drop(new VoidReason(failure.Message));
                }

                if (++failures == MaxConsecutiveFailures)
                {
                    foreach (var cell in open)
                    {
                        cell.Abort($"{failure.Message} (tried {MaxConsecutiveFailures} times)");
                    }
                }
            }
            catch (Exception exception)
                when (exception is OperationCanceledException
                    || (exception is WorkerFailureException && cancellation.IsCancellationRequested))
            {
                (stop, complete) = ("interrupted", false);
                break;
            }

            unit++;
            progress.Report("compare: units", Math.Max(unit / (double)plan.MaximumUnits, Since(start) / plan.Budget), 1);
        }

        return new(cells, control, unit, complete, stop!, Since(start), runner.EnergySpent, sequential);
    }

    /// <summary>The outcome of a comparison without a meter: the same cells, without a unit.</summary>
    /// <param name="works">The cells that would be measured.</param>
    /// <param name="declared">Number of cells declared before the run.</param>
    /// <param name="reason">Why, as a clause.</param>
    public ComparisonOutcome LeaveOut(IReadOnlyList<(WorkName Name, bool SameBatches)> works, int declared, string reason) =>
        new(Cells(works, Errors(declared)), null, 0, Complete: true, reason, default, default, Errors(declared));

    private static ImmutableArray<ComparedCell> Cells(IReadOnlyList<(WorkName Name, bool SameBatches)> works, SequentialPlan errors) =>
        [.. works.Select((work, number) => new ComparedCell(number, work.Name, work.SameBatches, errors))];

    private Seconds Since(long start) => Seconds.FromTimeSpan(clock.GetElapsedTime(start));

    private SequentialPlan Errors(int declared) => new()
    {
        Margin = plan.Margin,
        Cells = declared,
        MaximumUnits = plan.MaximumUnits,
        PriorDeviation = plan.PriorDeviation,
    };

    private static void Take(ComparedCell cell, UnitOutcome outcome)
    {
        if (cell.AbortReason is null && !cell.Test.IsSpent)
        {
            cell.Add(outcome);
        }
    }

    private string? StopReason(ImmutableArray<ComparedCell> cells, Seconds time, Joules energy, int unit)
    {
        if (!cells.Any(cell => cell.IsOpen))
        {
            return "every cell is decided";
        }

        if (unit >= 2 * plan.MaximumUnits)
        {
            return "too many units are void";
        }

        if (time >= plan.Budget)
        {
            return $"the budget of {plan.Budget} is spent";
        }

        if (energy >= plan.EnergyBudget)
        {
            return $"the budget of {plan.EnergyBudget} is spent";
        }

        return null;
    }
}
