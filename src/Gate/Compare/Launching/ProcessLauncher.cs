using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>Starts worker processes of two arms on the same processors.</summary>
/// <param name="reference">Program and prepared folder of the base.</param>
/// <param name="candidate">Program and prepared folder of the candidate.</param>
/// <param name="threads">Threads per session.</param>
/// <param name="provider">Execution provider.</param>
/// <param name="processors">Logical processors of all workers.</param>
/// <param name="minimumBlock">Minimum time of a block.</param>
internal sealed class ProcessLauncher(
    PreparedArm reference, PreparedArm candidate, int threads, string provider, ImmutableArray<int> processors, Seconds minimumBlock)
    : IWorkerLauncher
{
    // Loading a large model takes seconds. An answer that takes two minutes means a hung worker, unless blocks are that long.
    private readonly TimeSpan patience = TimeSpan.FromSeconds(Math.Max(120, 4 * minimumBlock.Value));

    public IWorker Launch(WorkerArm arm)
    {
        var files = arm == WorkerArm.Candidate ? candidate : reference;
        return WorkerProcess.Launch(
            new(Path.Combine(files.Program, CandidateProgram.FileName), files.Prepared, threads, provider, processors), arm, patience);
    }
}
