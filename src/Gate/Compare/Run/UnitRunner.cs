using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Protocols.PairedLaunches;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>
/// Measures one unit: two fresh launches of all workers, the second in the reverse order, and in each launch four quads of every open cell.
/// </summary>
/// <param name="launcher">Starts the workers.</param>
/// <param name="plan">Block length, control, planted work.</param>
internal sealed class UnitRunner(IWorkerLauncher launcher, ComparisonPlan plan)
{
    private const int MaxSizingAttempts = 6;
    private const int MaxGrowthFactor = 10;
    private const double Headroom = 1.05;
    private const int MaxBlockLength = 1_000_000;

    private readonly UnitSchedule schedule = new(plan.Seed);

    /// <summary>Energy of all blocks so far, all workers together.</summary>
    public Joules EnergySpent { get; private set; }

    /// <summary>Measures a unit.</summary>
    /// <param name="unit">Number of the unit; a repeated unit gets a new one.</param>
    /// <param name="cells">The open cells.</param>
    /// <param name="control">The cell whose variant the control runs; null without a control.</param>
    /// <param name="cancellation">Checked between quads.</param>
    /// <returns>An outcome for each cell, then one for the control when there is one.</returns>
    /// <exception cref="WorkerFailureException">A worker failed: nothing of the unit counts.</exception>
    public UnitOutcome[] Run(int unit, IReadOnlyList<ComparedCell> cells, ComparedCell? control, CancellationToken cancellation)
    {
        var blocks = cells.Select(cell => new UnitBlocks(schedule.At(unit, cell.Number))).ToArray();
        var controlBlocks = control is null ? null : new UnitBlocks(schedule.At(unit, control.Number));
        for (var launch = 0; launch < UnitOrder.Launches; launch++)
        {
            using var workers = new WorkerSet(launcher, Order(schedule.At(unit).LaunchedFirst(0), launch));
            if (plan.Planted.IsPlanted)
            {
                workers[WorkerArm.Candidate].Plant(plan.Planted);
            }

            var runIn = plan.HasRunIn ? schedule.RunInAt(unit, launch) : 0;
            for (var i = 0; i < cells.Count; i++)
            {
                Measure(cells[i], blocks[i], launch, runIn, workers, WorkerArm.Candidate, cancellation);
                if (cells[i] == control)
                {
                    Measure(control, controlBlocks!, launch, runIn, workers, WorkerArm.Control, cancellation);
                }
            }
        }

        return [.. blocks.Append(controlBlocks).OfType<UnitBlocks>().Select(each => each.ToOutcome())];
    }

    private WorkerArm[] Order(ComparisonArm first, int launch)
    {
        WorkerArm[] order = first == ComparisonArm.Base ? [WorkerArm.Base, WorkerArm.Candidate] : [WorkerArm.Candidate, WorkerArm.Base];
        order = plan.HasControl ? [.. order, WorkerArm.Control] : order;
        return launch == 0 ? order : [.. order.Reverse()];
    }

    private void Measure(
        ComparedCell cell,
        UnitBlocks blocks,
        int launch,
        double runIn,
        WorkerSet workers,
        WorkerArm other,
        CancellationToken cancellation)
    {
        try
        {
            var loaded = workers.Load(cell.Name.ToString(), other);
            AddStartUp(cell, loaded);
            var length = cell.BlockLength ?? cell.FixBlocks(Length(cell, loaded, workers, other, cancellation));
            var (baseCount, otherCount) = Counts(cell, loaded, length);
            RunIn(workers, other, runIn, baseCount, otherCount);
            for (var quad = 0; quad < UnitOrder.QuadsPerLaunch; quad++)
            {
                cancellation.ThrowIfCancellationRequested();
                var order = blocks.Order.Quad(launch, quad);
                var first = cell.HasSameBatches ? blocks.NextFirst(baseCount) % loaded.Base.BatchCount : 0;
                for (var place = 0; place < QuadOrder.Blocks; place++)
                {
                    var isBase = order.ArmAt(place) == ComparisonArm.Base;
                    blocks.Add(Run(workers[isBase ? WorkerArm.Base : other], first, isBase ? baseCount : otherCount), isBase);
                }
            }

            if (cell.IsPipeline
                && other == WorkerArm.Candidate
                && workers[WorkerArm.Base].Stages() is { } before
                && workers[other].Stages() is { } after)
            {
                cell.AddStages(before, after);
            }

            if (workers[WorkerArm.Base].HasChildren || workers[other].HasChildren)
            {
                blocks.Void(new("a worker started other processes: their CPU time is in no figure of it"));
            }
        }
        catch (WrongAnswersException wrong)
        {
            cell.Refute(wrong.Message);
            blocks.Void(new(wrong.Message));
        }
        catch (WorkerRefusalException refusal)
        {
            cell.Abort(refusal.Message);
            blocks.Void(new(refusal.Message));
        }
    }

    // Only a load of this launch: a variant that was loaded for the cell before is not loaded again.
    private static void AddStartUp(ComparedCell cell, (LoadedVariant Base, LoadedVariant Other) loaded)
    {
        if (loaded is { Base.StartUp: { } reference, Other.StartUp: { } other } && reference.Value > 0 && other.Value > 0)
        {
            cell.AddStartUp(reference, other);
        }
    }

    // At most as many batches as the launch measures of an arm.
    private void RunIn(WorkerSet workers, WorkerArm other, double share, int baseCount, int otherCount)
    {
        var blocks = (int)Math.Floor(share * (UnitOrder.BlocksPerLaunch / 2) * baseCount);
        if (blocks > 0)
        {
            Run(workers[WorkerArm.Base], 0, blocks);
            Run(workers[other], 0, (int)((long)blocks * otherCount / baseCount));
        }
    }

    // Arms with different batches are compared by whole passes over the mix, because parts of a pass hold different texts.
    private static (int Base, int Other) Counts(ComparedCell cell, (LoadedVariant Base, LoadedVariant Other) loaded, int length) =>
        cell.HasSameBatches ? (length, length) : (length * loaded.Base.BatchCount, length * loaded.Other.BatchCount);

    // After the last batch the mix starts again, so a block may be longer than one pass.
    private int Length(
        ComparedCell cell,
        (LoadedVariant Base, LoadedVariant Other) loaded,
        WorkerSet workers,
        WorkerArm other,
        CancellationToken cancellation)
    {
        var (baseBatches, otherBatches) = Counts(cell, loaded, 1);
        var time = cell.HasSameBatches
            ? loaded.Base.TimePerBatch
            : Shorter(loaded.Base.TimePerBatch * baseBatches, loaded.Other.TimePerBatch * otherBatches);
        var length = Scaled(1, time);
        for (var trial = 0; plan.TriesBlocks && trial < MaxSizingAttempts; trial++)
        {
            cancellation.ThrowIfCancellationRequested();
            // One cold batch says little about a block. The faster arm needs more batches; an arm with planted work is not the faster one.
            var shortest = Run(workers[WorkerArm.Base], 0, length * baseBatches).Window.Time;
            shortest = plan.Planted.IsPlanted ? shortest : Shorter(shortest, Run(workers[other], 0, length * otherBatches).Window.Time);
            if (shortest >= plan.MinimumBlock)
            {
                break;
            }

            length = Math.Clamp(Scaled(length, shortest / Headroom), length + 1, length * MaxGrowthFactor);
        }

        return Math.Max(length, (plan.MinimumBatches + baseBatches - 1) / baseBatches);
    }

    /// <summary>The length of a block that lasts the minimum time, if a block of the given length lasts the given time.</summary>
    private int Scaled(int length, Seconds time) =>
        (int)Math.Clamp(Math.Ceiling(length * plan.MinimumBlock.Value / Math.Max(time.Value, 1e-6)), 1, MaxBlockLength);

    private static Seconds Shorter(Seconds left, Seconds right) => new(Math.Min(left.Value, right.Value));

    private WorkerBlock Run(IWorker worker, int first, int count)
    {
        var block = worker.Block(first, count);
        EnergySpent += block.Window.IsVoid || !double.IsFinite(block.Window.Energy.Value) ? default : block.Window.Energy;
        return block;
    }
}
