using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>
/// Measures one unit: two fresh launches of all workers, the second in the reverse order, and in each launch four quads of every open cell.
/// </summary>
/// <param name="launcher">Starts the workers.</param>
/// <param name="plan">Block length, control, planted work.</param>
public sealed class UnitRunner(IWorkerLauncher launcher, ComparisonPlan plan)
{
    private const int MaxSizingAttempts = 6;
    private const int MaxGrowthFactor = 10;
    private const double Headroom = 1.05;
    private const int LongestBlock = 1_000_000;

    private readonly UnitSchedule schedule = new(plan.Seed);

    /// <summary>Joules of all blocks so far, all workers together.</summary>
    public double JoulesSpent { get; private set; }

    /// <summary>Measures a unit.</summary>
    /// <param name="unit">Its number; one that is repeated gets a new number.</param>
    /// <param name="cells">The cells that are open.</param>
    /// <param name="control">Cell on which the control is judged; null without a control.</param>
    /// <param name="cancellation">Looked at between quads.</param>
    /// <returns>An outcome for each cell, then one for the control when there is one.</returns>
    /// <exception cref="WorkerFailureException">A worker failed: nothing of the unit counts.</exception>
    public UnitOutcome[] Run(int unit, IReadOnlyList<ComparedCell> cells, ComparedCell? control, CancellationToken cancellation)
    {
        var blocks = cells.Select(cell => new UnitBlocks(schedule.At(unit, cell.Number))).ToArray();
        var controlBlocks = control is null ? null : new UnitBlocks(schedule.At(unit, control.Number));
        for (var launch = 0; launch < UnitOrder.Launches; launch++)
        {
            using var workers = new WorkerSet(launcher, Order(schedule.At(unit).LaunchedFirst(0), launch));
            if (plan.Planted > 0)
            {
                workers[WorkerRole.Candidate].Plant(plan.Planted);
            }

            for (var i = 0; i < cells.Count; i++)
            {
                Measure(cells[i], blocks[i], launch, workers, WorkerRole.Candidate, cancellation);
                if (cells[i] == control)
                {
                    Measure(control, controlBlocks!, launch, workers, WorkerRole.Control, cancellation);
                }
            }
        }

        return [.. blocks.Append(controlBlocks).OfType<UnitBlocks>().Select(each => each.ToOutcome())];
    }

    private WorkerRole[] Order(ComparisonArm first, int launch)
    {
        WorkerRole[] order = first == ComparisonArm.Base ? [WorkerRole.Base, WorkerRole.Candidate] : [WorkerRole.Candidate, WorkerRole.Base];
        order = plan.HasControl ? [.. order, WorkerRole.Control] : order;
        return launch == 0 ? order : [.. order.Reverse()];
    }

    private void Measure(ComparedCell cell, UnitBlocks blocks, int launch, WorkerSet workers, WorkerRole other, CancellationToken cancellation)
    {
        try
        {
            var loaded = workers.Load(cell.Variant, other);
            var length = cell.BlockLength ?? cell.FixBlocks(Length(cell, loaded, workers, other, cancellation));
            var (baseCount, otherCount) = Counts(cell, loaded, length);
            for (var quad = 0; quad < UnitOrder.QuadsPerLaunch; quad++)
            {
                cancellation.ThrowIfCancellationRequested();
                var order = blocks.Order.Quad(launch, quad);
                var first = cell.HasSameBatches ? blocks.NextFirst(baseCount) % loaded.Base.BatchCount : 0;
                for (var place = 0; place < QuadOrder.Blocks; place++)
                {
                    var isBase = order.ArmAt(place) == ComparisonArm.Base;
                    blocks.Add(Run(workers[isBase ? WorkerRole.Base : other], first, isBase ? baseCount : otherCount), isBase);
                }
            }
        }
        catch (WorkerRefusalException refusal)
        {
            cell.Abort(refusal.Message);
            blocks.Void(refusal.Message);
        }
    }

    // Sides whose batches differ are compared by whole passes over the mix: any part of one is not the same part of the other.
    private static (int Base, int Other) Counts(ComparedCell cell, (LoadedVariant Base, LoadedVariant Other) loaded, int length) =>
        cell.HasSameBatches ? (length, length) : (length * loaded.Base.BatchCount, length * loaded.Other.BatchCount);

    // Beyond the last batch the mix begins again, so a block may be longer than one pass.
    private int Length(ComparedCell cell, (LoadedVariant Base, LoadedVariant Other) loaded, WorkerSet workers, WorkerRole other, CancellationToken cancellation)
    {
        var (baseBatches, otherBatches) = Counts(cell, loaded, 1);
        var seconds = cell.HasSameBatches ? loaded.Base.SecondsPerBatch : Math.Min(baseBatches * loaded.Base.SecondsPerBatch, otherBatches * loaded.Other.SecondsPerBatch);
        var length = Longer(1, seconds);
        for (var trial = 0; plan.TriesBlocks && trial < MaxSizingAttempts; trial++)
        {
            cancellation.ThrowIfCancellationRequested();
            // One batch, cold, says little of a block. The faster side needs the most batches; one with planted work is not faster.
            var shortest = Run(workers[WorkerRole.Base], 0, length * baseBatches).Seconds;
            shortest = plan.Planted > 0 ? shortest : Math.Min(shortest, Run(workers[other], 0, length * otherBatches).Seconds);
            if (shortest >= plan.BlockSeconds)
            {
                break;
            }

            length = Math.Clamp(Longer(length, shortest / Headroom), length + 1, length * MaxGrowthFactor);
        }

        return length;
    }

    /// <summary>The length that lasts as long as a block should, where a given one lasts so many seconds.</summary>
    private int Longer(int length, double seconds) => (int)Math.Clamp(Math.Ceiling(length * plan.BlockSeconds / Math.Max(seconds, 1e-6)), 1, LongestBlock);

    private BlockFigures Run(IWorker worker, int first, int count)
    {
        var figures = worker.Block(first, count);
        JoulesSpent += double.IsFinite(figures.Joules) ? figures.Joules : 0;
        return figures;
    }
}
