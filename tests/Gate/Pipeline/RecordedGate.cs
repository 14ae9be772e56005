using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>A gate with baselines in a temporary folder, recorded by a previous run.</summary>
internal sealed class RecordedGate : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly GateOptions options;
    private readonly bool isMetered;

    /// <summary>Runs and records.</summary>
    /// <param name="options">Model, one small task and the variants, the same for every later run.</param>
    /// <param name="isMetered">Whether later runs measure energy too, which takes seconds per run.</param>
    public RecordedGate(GateOptions options, bool isMetered = false)
    {
        this.options = options;
        this.isMetered = isMetered;
        Inputs = GateInputs.Read(options, _ => { });
        using var pipeline = new GatePipeline(options, Inputs, SilentProgress.Instance, Checks(isMetered: false));
        var run = pipeline.Run(CancellationToken.None);
        Recorded = run.Result;
        Recorded.ExitCode.Should().Be(
            ExitCode.Pass, string.Join('\n', Recorded.Cells.Where(cell => cell.Verdict == Verdict.Fail).Select(cell => cell.Reason)));
        var recording = new BaselineRecording(new(folder.Path), Inputs.Name);
        recording.Write(recording.Merge(run.Draft.Files, run.Draft.Listings, _ => false, isWhole: true));
    }

    /// <summary>Options of a run over the first lines of SST-2's embedded examples, with too few rounds to store a ratio.</summary>
    /// <param name="data">Receives the lines.</param>
    /// <param name="count">Number of lines.</param>
    /// <param name="variants">Variants of the catalog.</param>
    public static GateOptions Of(TemporaryFolder data, int count, params string[] variants)
    {
        var lines = File.ReadLines(System.IO.Path.Combine(EmbeddedData.TaskFolder, "SST-2", "dev.tsv")).Take(count + 1);
        data.Write("SST-2/dev.tsv", string.Join('\n', lines) + "\n");
        return new()
        {
            GlueDirectory = data.Path,
            Tasks = [GlueTasks.Parse("SST-2")],
            Variants = [.. variants.Select(VariantCatalog.Find)],
            Budget = new(0.1),
            Threads = 1,
        };
    }

    /// <summary>The inputs of the recorded run; a test may substitute others.</summary>
    public GateInputs Inputs { get; }

    /// <summary>The recorded run.</summary>
    public GateResult Recorded { get; }

    /// <summary>The folder of baselines.</summary>
    public string Path => folder.Path;

    /// <summary>A run against the baselines, of one variant or of all recorded ones.</summary>
    public GateResult Run(VariantRecipe? variant = null, GateInputs? inputs = null)
    {
        ImmutableArray<VariantRecipe> variants = variant is null ? options.Variants : [variant];
        using var pipeline = new GatePipeline(
            options with { BaselinePath = folder.Path, Variants = variants }, inputs ?? Inputs, SilentProgress.Instance, Checks(isMetered));
        return pipeline.Run(CancellationToken.None).Result;
    }

    private static ImmutableArray<ICheck> Checks(bool isMetered) =>
        [.. CheckCatalog.ForRun().Where(check => isMetered || check is not EnergyCheck)];

    public void Dispose() => folder.Dispose();
}
