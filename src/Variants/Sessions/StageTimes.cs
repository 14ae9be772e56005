namespace EnergyGate.Variants.Sessions;

/// <summary>Wall time per stage of a pipeline, summed over its runs. Not thread-safe.</summary>
/// <param name="clock">The monotonic clock.</param>
public sealed class StageTimes(TimeProvider clock)
{
    private readonly long[] ticks = new long[Enum.GetValues<PipelineStage>().Length];
    private long mark;

    /// <summary>The time of a stage so far.</summary>
    /// <param name="stage">The stage.</param>
    public TimeSpan Of(PipelineStage stage) => clock.GetElapsedTime(0, ticks[(int)stage]);

    /// <summary>Forgets all times.</summary>
    public void Clear() => ticks.AsSpan().Clear();

    internal void Start() => mark = clock.GetTimestamp();

    /// <summary>Adds the time since the last call to a stage.</summary>
    internal void End(PipelineStage stage)
    {
        var now = clock.GetTimestamp();
        ticks[(int)stage] += now - mark;
        mark = now;
    }
}
