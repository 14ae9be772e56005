namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Which folder of src may use which; the reasons stand in docs/adr/0001-layout-and-edges.md.</summary>
public sealed class FolderEdgeTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["OnnxRuntime"] = [],

        ["Variants"] = ["Variants/Feeding", "Variants/Parity", "Variants/Recipes"],
        ["Variants/Graphs"] = [],
        ["Variants/Passes"] = ["Variants/Graphs"],
        ["Variants/Pipelines"] = ["Variants/Graphs", "Variants/Passes"],
        ["Variants/Recipes"] = ["Variants/Passes"],
        ["Variants/Tokenization"] = [],
        ["Variants/Feeding"] = [],
        ["Variants/Sessions"] = ["OnnxRuntime", "Variants/Feeding", "Variants/Graphs", "Variants/Recipes"],
        ["Variants/Parity"] = ["OnnxRuntime", "Variants/Feeding", "Variants/Graphs", "Variants/Recipes", "Variants/Sessions"],
        ["Variants/Calibration"] = ["Variants/Feeding", "Variants/Graphs", "Variants/Parity", "Variants/Passes", "Variants/Pipelines", "Variants/Recipes", "Variants/Sessions"],

        ["Evaluation/Randomness"] = [],
        ["Evaluation/Tasks"] = [],
        ["Evaluation/Metrics"] = ["Evaluation/Tasks"],
        ["Evaluation/Readers"] = ["Evaluation/Tasks"],
        ["Evaluation/Predictions"] = ["Evaluation/Metrics", "Evaluation/Readers", "Evaluation/Tasks"],
        ["Evaluation/Comparisons"] = ["Evaluation/Metrics", "Evaluation/Predictions", "Evaluation/Randomness", "Evaluation/Readers", "Evaluation/Tasks"],

        ["Measurement/Units"] = [],
        ["Measurement/Statistics"] = ["Measurement/Units"],
        ["Measurement/Machines"] = [],
        ["Measurement/Metering"] = ["Measurement/Machines", "Measurement/Statistics", "Measurement/Units"],
        ["Measurement/EnergyModel"] = ["Measurement/Metering", "Measurement/Units"],
        ["Measurement/Sampling"] = ["Measurement/Metering", "Measurement/Ranges", "Measurement/Statistics", "Measurement/Units"],
        ["Measurement/Ranges"] = ["Measurement/Metering"],
        ["Measurement/Timelines"] = ["Measurement/Metering", "Measurement/Units"],
        ["Measurement/Sequential"] = ["Measurement/Statistics", "Measurement/Units"],
        ["Measurement/Simulation"] = ["Measurement/Sequential", "Measurement/Statistics"],

        ["Gate/Feedback"] = [],
        ["Gate/Verdicts"] = [],
        ["Gate/Reporting"] = ["Gate/Feedback", "Gate/Verdicts"],
        ["Gate/Processes"] = ["Gate/Feedback"],
        ["Gate/Baselines"] = ["Gate/Feedback", "Gate/Processes", "Gate/Verdicts", "Evaluation"],
        ["Gate/Drift"] = ["Gate/Baselines", "Gate/Feedback", "Gate/Verdicts"],
        ["Gate/Waivers"] = ["Gate/Feedback", "Gate/Verdicts"],
        ["Gate/Models"] = ["Gate/Feedback", "Evaluation/Readers", "Evaluation/Tasks", "Variants/Graphs", "Variants/Tokenization"],
        ["Gate/Statics"] = ["Gate/Baselines", "Gate/Feedback", "Gate/Verdicts", "Measurement/EnergyModel", "Variants/Feeding", "Variants/Graphs", "Variants/Sessions"],
        ["Gate/Monitoring"] = ["Gate/Feedback", "Gate/Verdicts", "Measurement/Metering", "Measurement/Timelines"],
        ["Gate/Trials"] = ["Gate/Baselines", "Gate/Drift", "Gate/Feedback", "Gate/Models", "Gate/Monitoring", "Gate/Statics", "Gate/Verdicts", "Gate/Waivers", "Evaluation", "Measurement", "OnnxRuntime", "Variants"],
        ["Gate/Workers"] = ["Gate/Feedback", "Gate/Processes", "Gate/Trials", "Measurement/Machines", "Measurement/Metering", "Measurement/Ranges", "Measurement/Units", "Variants"],
        ["Gate/Comparing"] = ["Gate/Baselines", "Gate/Feedback", "Gate/Processes", "Gate/Trials", "Gate/Verdicts", "Gate/Workers", "Measurement", "OnnxRuntime", "Variants"],
        ["Gate/Certificates"] = ["Gate/Comparing", "Gate/Feedback", "Gate/Trials", "Evaluation/Comparisons", "Measurement", "OnnxRuntime"],
        ["Gate/Planting"] = ["Gate/Feedback", "Gate/Trials", "Gate/Verdicts", "Evaluation", "Variants"],
        ["Gate/Benchmarks"] = ["Gate/Feedback", "Gate/Models", "Gate/Reporting", "Gate/Statics", "Gate/Trials", "Evaluation", "Measurement", "Variants"],
        ["Gate/Commands"] = ["Gate/Baselines", "Gate/Benchmarks", "Gate/Certificates", "Gate/Comparing", "Gate/Drift", "Gate/Feedback", "Gate/Models", "Gate/Monitoring", "Gate/Planting", "Gate/Reporting", "Gate/Trials", "Gate/Verdicts", "Gate/Waivers", "Gate/Workers", "Evaluation", "Measurement", "OnnxRuntime", "Variants"],
        ["Gate"] = ["Gate/Commands"],
    };

    private static IEnumerable<string> Units => Allowed.Keys;

    [Test]
    public void Source_EveryFolder_HasARule() =>
        Sources().Select(SourceUnit.OfFile).Distinct().Should().BeSubsetOf(Units, "a new folder gets a line in this table and in the ADR");

    [TestCaseSource(nameof(Units))]
    public void Folder_Sources_UseWhatTheyMayUse(string unit)
    {
        var forbidden =
            from path in Sources().Where(path => SourceUnit.OfFile(path) == unit)
            from used in SourceUnit.UsedBy(path)
            where !Allowed[unit].Any(allowed => used == allowed || (unit.StartsWith("Gate/", StringComparison.Ordinal) && used.StartsWith(allowed + "/", StringComparison.Ordinal)))
            select $"{path} uses {used}";
        forbidden.Should().BeEmpty($"{unit} may use {(Allowed[unit] is [] ? "nothing of ours" : string.Join(", ", Allowed[unit]))}");
    }

    [Test]
    public void FolderRules_Together_HaveNoCircle() =>
        Units.Where(unit => unit != "Gate" && Reachable(unit).Contains(unit)).Should().BeEmpty();

    private static HashSet<string> Reachable(string unit)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(Allowed[unit]);
        while (open.TryDequeue(out var next))
        {
            if (seen.Add(next))
            {
                // A whole project has no line of its own: ProjectEdgeTests keeps projects from closing circles.
                Allowed.GetValueOrDefault(next, []).ToList().ForEach(open.Enqueue);
            }
        }

        return seen;
    }

    private static IEnumerable<string> Sources() => RepositoryFiles.Sources.Where(path => path.StartsWith("src/", StringComparison.Ordinal));
}
