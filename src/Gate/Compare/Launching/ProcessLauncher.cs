using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>Starts worker processes of two sides on the same processors.</summary>
/// <param name="reference">Program and prepared folder of the base.</param>
/// <param name="candidate">Program and prepared folder of the candidate.</param>
/// <param name="threads">Threads of a session.</param>
/// <param name="provider">Execution provider.</param>
/// <param name="processors">Logical processors of all workers.</param>
/// <param name="blockSeconds">How long a block is meant to last.</param>
internal sealed class ProcessLauncher(Side reference, Side candidate, int threads, string provider, ImmutableArray<int> processors, double blockSeconds) : IWorkerLauncher
{
    // A load of a large model takes seconds; an answer of two minutes is none, unless blocks are that long.
    private readonly TimeSpan patience = TimeSpan.FromSeconds(Math.Max(120, 4 * blockSeconds));

    public IWorker Launch(WorkerRole role)
    {
        var side = role == WorkerRole.Candidate ? candidate : reference;
        return WorkerProcess.Launch(new(Path.Combine(side.Program, CandidateProgram.FileName), side.Prepared, threads, provider, processors), role, patience);
    }
}
