using EnergyGate.Gate.Compare.Launching;
using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Tests.Gate.Compare.Run;

/// <summary>Workers of known cost: seeded noise, a bias per launch, and faults injected by a test.</summary>
internal sealed class StandInWorkers(double candidateCost, ulong seed = 7) : IWorkerLauncher
{
    private readonly double cost = candidateCost;
    private ulong state = seed;

    /// <summary>Joules per text of the base.</summary>
    public const double BaseJoules = 0.01;

    /// <summary>Standard deviation of a block's noise, and of a launch's bias.</summary>
    public double Noise { get; init; } = 0.005;

    /// <summary>Cost of the control relative to the base.</summary>
    public double ControlCost { get; init; } = 1;

    /// <summary>Scale of a worker's own joules relative to the others, by arm.</summary>
    public Func<WorkerArm, double> Price { get; init; } = _ => 1;

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
        private double planted = 1;

        public int ProcessId { get; } = 1000 + owner.Launches.Count;

        public LoadedVariant Load(string variant) =>
            owner.OnLoad(variant) is { } exception ? throw exception : new(owner.BatchCount(role), new(0.005));

        public WorkerBlock Block(int first, int count)
        {
            owner.Blocks.Add((role, first, count));
            var ratio = role switch { WorkerArm.Candidate => owner.cost, WorkerArm.Control => owner.ControlCost, _ => 1 };
            var texts = count * 8;
            var joules = BaseJoules * texts * ratio * planted * Math.Exp(bias + (owner.Gaussian() * owner.Noise));
            var own = joules * owner.Price(role);
            var block = new WorkerBlock(
                new(new(new(own), new(joules / 4), double.IsNaN(own) ? WorkerBlock.Unexplained : null), new(joules / 4), texts),
                new(new((owner.IsBurning(role) ? owner.IdleBurn : 0) * 0.02), new(0.02)));
            owner.OnBlock(role, block);
            return block;
        }

        public void Plant(double fraction) => planted = 1 + fraction;

        public void Dispose() => owner.Alive--;
    }
}
