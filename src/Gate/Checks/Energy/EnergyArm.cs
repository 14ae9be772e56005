using EnergyGate.Gate.Inputs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>A variant ready to be measured.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Run">Runs the frozen mix of inputs once and waits for the device; allocates nothing.</param>
/// <param name="TextCount">Texts per run.</param>
/// <param name="TokenCount">Tokens per run, without padding.</param>
internal sealed record EnergyArm(VariantRecipe Variant, Action Run, int TextCount, int TokenCount) : IDisposable
{
    private PreparedTexts[] Prepared { get; init; } = [];

    /// <summary>Opens the sessions of a variant and prepares its batches.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="mix">Graph, model and texts of each session.</param>
    /// <param name="batchSize">Sequences per batch.</param>
    /// <param name="settings">Threads and provider.</param>
    public static EnergyArm Prepare(
        VariantRecipe variant,
        IEnumerable<(RewrittenGraph Graph, TaskModel Model, TokenizedTexts Texts)> mix,
        int batchSize,
        RunnerSettings settings)
    {
        var prepared = new List<PreparedTexts>();
        var tokens = 0;
        try
        {
            foreach (var (graph, model, texts) in mix)
            {
                tokens += texts.TokenCounts().Sum();
                var runner = Runner.Of(graph.Result.Graph, graph.Recipe.Level, settings);
                prepared.Add(new PreparedTexts(runner, texts, batchSize, variant.Feeding, model.Task.LogitCount));
            }
        }
        catch
        {
            prepared.ForEach(texts => texts.Dispose());
            throw;
        }

        PreparedTexts[] all = [.. prepared];
        return new(variant, () => RunAll(all), all.Sum(texts => texts.TextCount), tokens) { Prepared = all };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var texts in Prepared)
        {
            texts.Dispose();
        }
    }

    private static void RunAll(PreparedTexts[] all)
    {
        foreach (var texts in all)
        {
            texts.Run();
        }
    }
}
