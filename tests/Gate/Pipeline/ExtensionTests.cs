using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Parity;
using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>
/// Runs the whole gate with a variant and a task that the program does not list, each added as the single entry shown in CONTRIBUTING.md.
/// </summary>
[Parallelizable]
internal sealed class ExtensionTests
{
    private static readonly VariantRecipe NewVariant = new(
        "fp32-cpu+sorted",
        "fast operators of a CPU, texts sorted by length",
        GraphRecipes.Find("fp32-cpu"),
        FeedingPolicy.Sorted,
        ParityTolerance.Lossless);

    private static readonly GlueTask NewTask = new(
        "POLARITY", [GlueMetric.Accuracy], ["bad", "good"], new("review", null, "verdict") { NumericLabels = true });

    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Execute_VariantThatIsNew_PassesBesideItsBaseline()
    {
        VariantCatalog.All.Should().NotContain(known => known.Name == NewVariant.Name);
        using var gate = new RecordedGate(RecordedGate.Of(folder, 64) with { Variants = [NewVariant] }, isMetered: true);
        gate.Recorded.Cells.Where(cell => cell.Variant == NewVariant.Name && cell.Check == CheckKind.Static)
            .Should().OnlyContain(cell => cell.Verdict == Verdict.NotMeasured, "nothing is stored yet");
        RequirePass(gate, NewVariant.Name, "SST-2");
        File.ReadAllText(Path.Combine(gate.Path, "static", "fp32-cpu+sorted.tsv")).Should().Contain("operators");
    }

    [Test]
    public void Execute_TaskThatIsNew_PassesBesideItsBaseline()
    {
        GlueTasks.TryParse(NewTask.Name, out _).Should().BeFalse();
        using var gate = new RecordedGate(new GateOptions
        {
            ModelPath = Model(),
            GlueDirectory = Data(),
            Tasks = [NewTask],
            Variants = [VariantCatalog.Find("fp32-cpu")],
            Budget = new(0.1),
        }, isMetered: true);
        RequirePass(gate, "fp32-cpu", NewTask.Name);
        gate.Recorded.MeanScores.Should().HaveCount(2).And.OnlyContain(score => score.Score > 0.75);
        File.ReadLines(Path.Combine(gate.Path, AccuracyBaseline.PathOf(NewTask))).Should().HaveCountGreaterThan(2);
    }

    private static void RequirePass(RecordedGate gate, string variant, string task)
    {
        var result = gate.Run();
        result.ExitCode.Should().Be(ExitCode.Pass);
        var cells = result.Cells.Where(cell => cell.Variant == variant && cell.Task == task).ToList();
        cells.Where(cell => cell.Check is CheckKind.Static or CheckKind.Regression).Select(cell => cell.Metric)
            .Should().BeEquivalentTo("operators", "placement", "modelled-joules", "accuracy", "flips");
        cells.Should().OnlyContain(cell => cell.Verdict == Verdict.Pass && cell.Gating, "its answers were accepted by recording them");
        cells.Select(cell => cell.Check).Distinct()
            .Should().BeEquivalentTo([CheckKind.Static, CheckKind.Parity, CheckKind.Accuracy, CheckKind.Regression]);
        result.Costs.Should().Contain(cost => cost.Variant == variant && cost.EnergyPerText.Value > 0);
    }

    // SST-2's graph under the new task's name, with the new task's labels.
    private string Model()
    {
        string Of(string name) => Path.Combine(EmbeddedData.ModelFolder, name);
        Directory.CreateDirectory(folder["model"]);
        (string Name, string Target)[] files =
        [
            ("sst-2.onnx", "polarity.onnx"),
            ("weights.bin", "weights.bin"),
            ("vocab.txt", "vocab.txt"),
            ("tokenizer_config.json", "tokenizer_config.json"),
        ];
        foreach (var (name, target) in files)
        {
            File.Copy(Of(name), folder["model/" + target], overwrite: true);
        }

        var configuration = File.ReadAllText(Of("sst-2.config.json"));
        folder.Write(
            "model/polarity.config.json",
            configuration.Replace("negative", "bad", StringComparison.Ordinal).Replace("positive", "good", StringComparison.Ordinal));
        return folder["model"];
    }

    private string Data()
    {
        var rows =
            File.ReadLines(Path.Combine(EmbeddedData.TaskFolder, "SST-2", "dev.tsv")).Skip(1).Take(64).Select(line => line.Split('\t'));
        folder.Write("data/POLARITY/dev.tsv", "verdict\treview\n" + string.Concat(rows.Select(row => $"{row[1]}\t{row[0]}\n")));
        return folder["data"];
    }
}
