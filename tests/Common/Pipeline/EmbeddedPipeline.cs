using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Pipeline;

/// <summary>The gate's pipeline on the embedded models, for fixtures that assert the gate's verdicts of one variant on one task.</summary>
internal static class EmbeddedPipeline
{
    // An interval needs six rounds of all variants: in 24 s two cores made eight, and five in an hour in which they were slower.
    private const double EnergySeconds = 30;

    /// <summary>
    /// Every variant that gates on every embedded task; <c>dotnet test --filter "Variant=int8-dynamic&amp;Task=RTE"</c> picks one. An
    /// experimental variant has no cell that could fail a test.
    /// </summary>
    public static IEnumerable<TestCaseData> VariantsAndTasks =>
        from variant in VariantCatalog.All
        where !variant.IsExperimental
        from task in Tasks
        select new TestCaseData(variant, task)
            .SetArgDisplayNames(variant.Name, task.Name)
            .SetProperty("Variant", variant.Name)
            .SetProperty("Task", task.Name);

    /// <summary>
    /// Every variant whose joules gate: not the reference, which has nothing to be compared with, and no experimental one.
    /// </summary>
    public static IEnumerable<TestCaseData> Candidates =>
        VariantCatalog.All.Where(variant => variant != VariantCatalog.Reference && !variant.IsExperimental)
            .Select(variant => new TestCaseData(variant).SetArgDisplayNames(variant.Name).SetProperty("Variant", variant.Name));

    /// <summary>Opens the pipeline beside the baselines of this repository.</summary>
    /// <param name="change">What is other than the gate's own options; null for nothing.</param>
    /// <param name="step">1 for all texts of a task, n for every n-th.</param>
    public static GatePipeline Open(Func<GateOptions, GateOptions>? change = null, int step = 1)
    {
        var usual = new GateOptions
        {
            BaselinePath = BaselinePath,
            Variants = [.. VariantCatalog.All.Where(variant => !variant.IsExperimental)],
            Budget = new(EnergySeconds),
        };
        var options = change?.Invoke(usual) ?? usual;
        return new GatePipeline(options, Every(step, GateInputs.Read(options, _ => { })), SilentProgress.Instance);
    }

    /// <summary>Every n-th text of each task.</summary>
    public static GateInputs Every(int step, GateInputs inputs) =>
        inputs with { Tasks = [.. inputs.Tasks.Select(task => (task.Model, task.Graph, Every(step, task.Inputs)))] };

    /// <summary>
    /// Fails where the gate would not exit 0, waivers and all; ignores, with its reason, what could not be measured at all.
    /// </summary>
    public static void ShouldHold(IReadOnlyCollection<Cell> cells) => ShouldHold(cells, Waivers.Value, Today);

    /// <summary>The same with these waivers on that day.</summary>
    public static void ShouldHold(IReadOnlyCollection<Cell> cells, WaiverSet waivers, DateOnly today)
    {
        cells.Should().NotBeEmpty("a cell that is missing is no cell that passed");
        var own = waivers.Waivers.Select(waiver =>
            waiver with
            {
                Cells = [.. waiver.Cells.Where(waived => cells.Any(cell => cell.Key == waived.Key))],
            });
        new WaiverSet([.. own])
            .Apply([.. cells], today, strict: false)
            .Cells.Where(cell => ExitCode.Of([cell], strict: false) != ExitCode.Pass)
            .Select(cell => $"{cell.Verdict} {cell.Check}/{cell.Metric}: {cell.Reason}")
            .Should().BeEmpty();
        if (cells.All(cell => cell.Verdict is Verdict.NotMeasured or Verdict.Inconclusive))
        {
            Assert.Ignore(string.Join("; ", cells.Select(cell => cell.Reason).Distinct()));
        }
    }

    private static TaskInputs Every(int step, TaskInputs inputs)
    {
        int[] chosen = [.. Enumerable.Range(0, inputs.Examples.Length).Where(i => i % step == 0)];
        return new([.. chosen.Select(i => inputs.Examples[i])], inputs.Texts.Select(chosen));
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    // Those that the gate finds beside the baselines.
    private static Lazy<WaiverSet> Waivers { get; } = new(() => WaiverFolder.Load(WaiverFolder.Find(null, BaselinePath), Today));

    private static string BaselinePath => Path.Combine(SharedData.RepositoryRoot, "baselines");

    private static IEnumerable<GlueTask> Tasks =>
        GlueTasks.All.Where(task => GlueReader.Find(task, EmbeddedData.TaskFolder, GlueSplit.Dev) is not null);
}
