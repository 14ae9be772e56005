using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>A variant that does more or less than it is asked to.</summary>
/// <param name="inner">The variant.</param>
/// <param name="fault">What is wrong.</param>
internal sealed class FaultyVariant(IWorkerVariant inner, PlantedFault fault) : IWorkerVariant
{
    private readonly Dictionary<int, float[]> cache = [];
    private readonly HashSet<int> answeredFromCache = [];
    private long batches;

    public int BatchCount => inner.BatchCount;

    public StageTimes? Stages => inner.Stages;

    public int TextCount(int first, int count) =>
        inner.TextCount(first, count) + (fault == PlantedFault.ClaimedTexts ? 2 * count : 0);

    public void Clear(int batch)
    {
        answeredFromCache.Remove(batch);
        inner.Clear(batch);
    }

    public ReadOnlySpan<float> Answers(int batch) => answeredFromCache.Contains(batch) ? cache[batch] : inner.Answers(batch);

    public void Run(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Run((first + i) % BatchCount);
        }
    }

    private void Run(int batch)
    {
        batches++;
        if (fault == PlantedFault.CachedAnswers && batches % 4 == 0 && cache.ContainsKey(batch))
        {
            answeredFromCache.Add(batch);
            return;
        }

        for (var run = 0; run < RunsOfThisBatch(); run++)
        {
            inner.Run(batch, 1);
        }

        answeredFromCache.Remove(batch);
        cache[batch] = inner.Answers(batch).ToArray();
    }

    private int RunsOfThisBatch() => fault switch
    {
        PlantedFault.Bursts when batches % 8 == 0 => 41,
        PlantedFault.SkippedBatches when batches % 4 == 0 => 0,
        PlantedFault.SlowClock when batches % 10 == 0 => 2,
        PlantedFault.ClaimedTexts when batches % 5 == 0 => 2,
        _ => 1,
    };
}
