using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Meters.Clocks;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>Workers of known cost: seeded noise, a bias per launch, and faults injected by a test.</summary>
internal sealed class StandInWorkers(double candidateCost, ulong seed = 7) : IWorkerLauncher
{
    private readonly double cost = candidateCost;
    private ulong state = seed;

    /// <summary>Cost of the candidate's pipeline relative to its session's.</summary>
    public double PipelineCost { get; init; } = 1;

    /// <summary>Joules per text of the base.</summary>
    public const double BaseJoules = 0.01;

    /// <summary>Standard deviation of a block's noise, and of a launch's bias.</summary>
    public double Noise { get; init; } = 0.005;

    /// <summary>Cost of the control relative to the base.</summary>
    public double ControlCost { get; init; } = 1;

    /// <summary>Scale of a worker's own joules relative to the others, by arm.</summary>
    public Func<WorkerArm, double> Price { get; init; } = _ => 1;

    /// <summary>
    /// Cost of a candidate's batch relative to a usual one, by its number in the process, from 0; the batches of the warm-up count.
    /// </summary>
    public Func<long, double> Shape { get; init; } = _ => 1;

    /// <summary>Wall time of a batch, which sets the batches per block.</summary>
    public double BatchSeconds { get; init; } = 0.005;

    /// <summary>CPU clocks as read from outside, by arm; null where only the worker's own figure is known.</summary>
    public Func<WorkerArm, StandInClock?> Clock { get; init; } = _ => null;

    /// <summary>What a worker of an arm says of its CPU time, relative to the truth.</summary>
    public Func<WorkerArm, double> Tells { get; init; } = _ => 1;

    /// <summary>CPU seconds of a load, by arm.</summary>
    public Func<WorkerArm, double> LoadSeconds { get; init; } = _ => 0.3;

    /// <summary>Texts that a worker of an arm says it answered in each batch.</summary>
    public Func<WorkerArm, int> TextsToldPerBatch { get; init; } = _ => TextsPerBatch;

    /// <summary>Whether a worker of an arm leaves out a batch, by its number in the process.</summary>
    public Func<WorkerArm, long, bool> Skips { get; init; } = (_, _) => false;

    /// <summary>Texts per batch.</summary>
    public const int TextsPerBatch = 8;

    /// <summary>CPU time that an idle worker uses per second.</summary>
    public double IdleBurn { get; init; }

    /// <summary>Whether a worker of an arm uses it.</summary>
    public Func<WorkerArm, bool> IsBurning { get; init; } = _ => true;

    /// <summary>Returns the exception to throw at a launch; receives the number of the launch.</summary>
    public Func<int, Exception?> OnLaunch { get; init; } = _ => null;

    /// <summary>Returns the exception to throw when a variant is loaded.</summary>
    public Func<string, Exception?> OnLoad { get; init; } = _ => null;

    /// <summary>Batches per pass over the mix, by arm.</summary>
    public Func<WorkerArm, int> BatchCount { get; init; } = _ => 14;

    /// <summary>Called for each block: the arm, and the worker's own report of the block.</summary>
    public Action<WorkerArm, WorkerBlock> OnBlock { get; init; } = (_, _) => { };

    /// <summary>Launches so far, in order.</summary>
    public List<WorkerArm> Launches { get; } = [];

    /// <summary>Blocks so far: the arm, the first batch, the count.</summary>
    public List<(WorkerArm Role, int First, int Count)> Blocks { get; } = [];

    /// <summary>Number of running workers.</summary>
    public int Alive { get; private set; }

    public IWorker Launch(WorkerArm role)
    {
        Launches.Add(role);
        if (OnLaunch(Launches.Count) is { } problem)
        {
            throw problem;
        }

        Alive++;
        return new Worker(this, role, Gaussian() * Noise);
    }

    // SplitMix64; twelve uniforms make a normal that is good enough for a stand-in.
    private double Gaussian() => Enumerable.Range(0, 12).Sum(_ => Uniform()) - 6;

    private double Uniform()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    private sealed class Worker(StandInWorkers owner, WorkerArm role, double bias) : IWorker
    {
        private const int WarmUpBatches = 4;

        private readonly StandInClock? clock = owner.Clock(role);
        private double planted = 1;
        private bool isPipeline;
        private long batch;

        public int ProcessId { get; } = 1000 + owner.Launches.Count;

        public IProcessorClock? ProcessorClock => clock;

        public LoadedVariant Load(string variant)
        {
            isPipeline = WorkName.Parse(variant).IsPipeline;
            clock?.Work(owner.LoadSeconds(role) * Math.Exp(owner.Gaussian() * owner.Noise));
            batch += WarmUpBatches;
            return owner.OnLoad(variant) is { } exception ? throw exception : new(owner.BatchCount(role), new(owner.BatchSeconds));
        }

        public WorkerBlock Block(int first, int count)
        {
            owner.Blocks.Add((role, first, count));
            var ratio = role switch { WorkerArm.Candidate => owner.cost, WorkerArm.Control => owner.ControlCost, _ => 1 };
            var texts = count * TextsPerBatch;
            var start = batch;
            ratio *= role == WorkerArm.Candidate ? Enumerable.Range(0, count).Average(i => owner.Shape(start + i)) : 1;
            ratio *= role == WorkerArm.Candidate && isPipeline ? owner.PipelineCost : 1;
            batch += count;
            var joules = BaseJoules * texts * ratio * planted * Math.Exp(bias + (owner.Gaussian() * owner.Noise));
            var own = joules * owner.Price(role);
            clock?.Work(joules / 4);
            var told = count * owner.TextsToldPerBatch(role);
            var block = new WorkerBlock(
                new(
                    new(new(own), new(joules / 4), double.IsNaN(own) ? WorkerBlock.Unexplained : null),
                    new(joules / 4 * owner.Tells(role)),
                    told),
                new(new((owner.IsBurning(role) ? owner.IdleBurn : 0) * 0.02), new(0.02)))
            {
                Digest = Digest(start, first, count),
            };
            owner.OnBlock(role, block);
            return block;
        }

        public float[] Answers(int number) => [number, 0.5f];

        private ulong Digest(long start, int first, int count)
        {
            var batches = owner.BatchCount(role);
            var sum = 0UL;
            for (var i = 0; i < Math.Min(count, batches); i++)
            {
                var number = (first + i) % batches;
                sum += AnswerDigest.Of(number, owner.Skips(role, start + i) ? [float.NaN, float.NaN] : Answers(number));
            }

            return sum;
        }

        public void Plant(Plant plant) => planted = 1 + plant.Fraction;

        public void Dispose() => owner.Alive--;
    }
}
