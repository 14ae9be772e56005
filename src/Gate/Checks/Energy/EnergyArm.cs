using EnergyGate.Gate.Inputs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>A variant ready to run the frozen mix of inputs again and again: sessions of all tasks, batches laid out.</summary>
/// <param name="variant">The variant.</param>
public sealed class EnergyArm(VariantRecipe variant) : IDisposable
{
    private readonly List<PreparedTexts> tasks = [];

    /// <summary>The variant.</summary>
    public VariantRecipe Variant => variant;

    /// <summary>Texts of one <see cref="Run"/>.</summary>
    public int TextCount => tasks.Sum(task => task.TextCount);

    /// <summary>Tokens of one <see cref="Run"/>, without padding.</summary>
    public int TokenCount { get; private set; }

    /// <summary>The arm as the trial takes it.</summary>
    public MeteredArm Metered => new(variant, Run, TextCount, TokenCount);

    /// <summary>Adds a task's share of the mix.</summary>
    public void Add(RewrittenGraph graph, TaskModel model, TokenizedTexts texts, int batchSize, RunnerSettings settings)
    {
        TokenCount += texts.TokenCounts().Sum();
        tasks.Add(new PreparedTexts(
            Runner.Of(graph.Result.Graph, graph.Recipe.Level, settings), texts, batchSize, variant.Feeding, model.Task.LogitCount));
    }

    /// <summary>Runs the mix once; allocates nothing.</summary>
    public void Run()
    {
        foreach (var task in tasks)
        {
            task.Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => tasks.ForEach(task => task.Dispose());
}
