using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>
/// Converts each worker's CPU time to joules with the comparison's own watts per core. The CPU time is read from outside, before a request
/// and after its answer, so that no worker measures itself. Its own figure is a check: a difference voids the unit.
/// </summary>
/// <param name="inner">Starts the workers.</param>
/// <param name="wattsPerCore">Power of a busy core.</param>
/// <param name="clock">The monotonic clock.</param>
internal sealed class EstimatingLauncher(IWorkerLauncher inner, Watts wattsPerCore, TimeProvider clock) : IWorkerLauncher
{
    /// <inheritdoc/>
    public IWorker Launch(WorkerArm arm) => new Worker(inner.Launch(arm), wattsPerCore, clock);

    private sealed class Worker(IWorker inner, Watts wattsPerCore, TimeProvider clock) : IWorker
    {
        private readonly IProcessorClock? processor = inner.ProcessorClock;
        private Seconds lastProcessor;
        private Seconds lastTime;

        public int ProcessId => inner.ProcessId;

        public IProcessorClock? ProcessorClock => processor;

        public bool HasChildren => inner.HasChildren;

        public LoadedVariant Load(string variant)
        {
            // The first load of a process pays for its start, too.
            var start = lastProcessor;
            var loaded = inner.Load(variant);
            if (processor is null)
            {
                return loaded;
            }

            Mark();
            return loaded with { StartUp = (lastProcessor - start) * wattsPerCore };
        }

        public WorkerBlock Block(int first, int count)
        {
            if (processor is null)
            {
                var own = inner.Block(first, count);
                return own.Window.IsVoid ? own : own.MeasuredBy(own.Window with { Energy = own.Block.ProcessorTime * wattsPerCore });
            }

            var (idleProcessor, idleTime) = (lastProcessor, lastTime);
            Mark();
            var (startProcessor, startTime) = (lastProcessor, lastTime);
            var block = inner.Block(first, count);
            Mark();
            var used = lastProcessor - startProcessor;
            return block.MeasuredBy(new MeasurementWindow(used * wattsPerCore, lastTime - startTime, block.Window.VoidReason)) with
            {
                OutsideProcessorTime = used,
                Idle = new(startProcessor - idleProcessor, startTime - idleTime),
            };
        }

        public float[]? Answers(int batch)
        {
            var answers = inner.Answers(batch);
            if (processor is not null)
            {
                Mark(); // not idle
            }

            return answers;
        }

        public ImmutableArray<Seconds>? Stages() => inner.Stages();

        public void Plant(Plant plant) => inner.Plant(plant);

        public void Dispose() => inner.Dispose();

        private void Mark()
        {
            try
            {
                lastProcessor = Seconds.FromNanoseconds(processor!.ReadNanoseconds());
            }
            catch (InvalidOperationException exception)
            {
                throw new WorkerFailureException(FormattableString.Invariant($"worker {ProcessId}: {exception.Message}"), exception);
            }

            lastTime = Seconds.FromTimestamp(clock.GetTimestamp(), clock);
        }
    }
}
