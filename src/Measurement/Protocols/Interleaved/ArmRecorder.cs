using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>The state of one arm during a run: its block size and the blocks measured so far.</summary>
internal sealed class ArmRecorder(SamplingArm arm, TimeProvider clock)
{
    /// <summary>Limits the block size, even if the clock does not advance.</summary>
    private const int MaximumRunsPerBlock = 1_000_000;

    private readonly List<RoundBlock> blocks = [];
    private int completeBlocks;

    public string Name => arm.Name;

    public int RunsPerBlock { get; private set; } = 1;

    /// <summary>Warms up, then grows the block to its minimum length; false when cancelled.</summary>
    public bool WarmUp(int warmupRuns, Seconds minimumBlock, CancellationToken cancellation)
    {
        for (var i = 0; i < warmupRuns; i++)
        {
            if (cancellation.IsCancellationRequested)
            {
                return false;
            }

            arm.Run();
        }

        while (!cancellation.IsCancellationRequested)
        {
            var start = clock.GetTimestamp();
            RunBlock();
            var elapsed = Seconds.FromTimestamp(clock.GetTimestamp() - start, clock);
            if (elapsed >= minimumBlock || RunsPerBlock == MaximumRunsPerBlock)
            {
                return true;
            }

            RunsPerBlock = Grown(elapsed, minimumBlock);
        }

        return false;
    }

    public void RunBlock()
    {
        for (var i = 0; i < RunsPerBlock; i++)
        {
            arm.Run();
        }
    }

    /// <summary>Runs the workload unmeasured for the guard time, so that a reading no longer includes the previous block.</summary>
    public void RunGuard(Seconds time)
    {
        var start = clock.GetTimestamp();
        while (Seconds.FromTimestamp(clock.GetTimestamp() - start, clock) < time)
        {
            arm.Run();
        }
    }

    public void Add(RoundBlock block) => blocks.Add(block);

    public void CompleteRound() => completeBlocks = blocks.Count;

    /// <summary>The blocks of complete rounds.</summary>
    public ArmSeries ToSeries() => new(arm.Name, arm.ItemsPerRun, RunsPerBlock, [.. blocks.Take(completeBlocks)]);

    /// <summary>
    /// The number of calls expected to last the minimum time plus 10 %: at least one more than now, at most ten times as many.
    /// </summary>
    private int Grown(Seconds elapsed, Seconds minimumBlock)
    {
        var target = elapsed.Value > 0 ? Math.Ceiling(RunsPerBlock * 1.1 * (minimumBlock / elapsed)) : double.PositiveInfinity;
        return (int)Math.Min(Math.Clamp(target, RunsPerBlock + 1, 10.0 * RunsPerBlock), MaximumRunsPerBlock);
    }
}
