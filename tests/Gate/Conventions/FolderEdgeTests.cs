namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>
/// Which folder of src and tools may use which; the reasons stand in docs/adr/0020-the-house-of-seven-projects.md and
/// docs/adr/0024-studies-live-in-tools-bench.md.
/// </summary>
internal sealed class FolderEdgeTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Errors"] = [],
        ["Statistics"] = [],
        ["OnnxRuntime"] = [],
        ["Graphs"] = [],

        ["Variants/Calibration"] =
        [
            "Graphs", "Variants/Feeding", "Variants/Parity", "Variants/Passes", "Variants/Pipelines", "Variants/Recipes",
            "Variants/Sessions",
        ],
        ["Variants/Catalog"] = ["Variants/Feeding", "Variants/Parity", "Variants/Recipes"],
        ["Variants/Feeding"] = [],
        ["Variants/Parity"] = ["Graphs", "OnnxRuntime", "Variants/Feeding", "Variants/Recipes", "Variants/Sessions"],
        ["Variants/Passes"] = ["Graphs"],
        ["Variants/Pipelines"] = ["Graphs", "Variants/Passes"],
        ["Variants/Recipes"] = ["Variants/Passes"],
        ["Variants/Sessions"] = ["Graphs", "OnnxRuntime", "Variants/Feeding", "Variants/Recipes", "Variants/Tokenization"],
        ["Variants/Tokenization"] = ["Variants/Feeding"],

        ["Evaluation/Tasks"] = [],
        ["Evaluation/Metrics"] = ["Evaluation/Tasks", "Statistics"],
        ["Evaluation/Readers"] = ["Evaluation/Tasks"],
        ["Evaluation/Comparisons"] = ["Evaluation/Metrics", "Evaluation/Readers", "Evaluation/Tasks", "Statistics"],

        ["Measurement/Units"] = [],
        ["Measurement/Windows"] = ["Measurement/Units"],
        ["Measurement/Machines"] = [],
        ["Measurement/Meters"] = ["Measurement/Machines", "Measurement/Units", "Measurement/Windows", "Statistics"],
        ["Measurement/Selection"] = ["Measurement/Machines", "Measurement/Meters"],
        ["Measurement/EnergyModel"] = ["Measurement/Meters", "Measurement/Units"],
        ["Measurement/Timelines"] = ["Measurement/Meters", "Measurement/Units", "Measurement/Windows"],
        ["Measurement/Protocols"] = ["Measurement/Meters", "Measurement/Units", "Measurement/Windows", "Statistics"],

        ["Bench/Benchmarks"] = ["Bench/Simulation", "Graphs", "Measurement", "Statistics", "Variants"],
        ["Bench/Comparisons"] = ["Measurement", "Statistics"],
        ["Bench/Planting"] = ["Evaluation", "Statistics"],
        ["Bench/Simulation"] = ["Measurement", "Statistics"],

        ["Gate/Hosting"] = [],
        ["Gate/Results"] = ["Measurement", "Statistics", "Variants"],
        ["Gate/Reporting"] = ["Gate/Hosting", "Gate/Results", "Measurement/Units"],
        ["Gate/Inputs"] = ["Gate/Hosting", "Gate/Results", "Evaluation", "Graphs", "Measurement", "OnnxRuntime", "Variants"],
        ["Gate/Policy"] = ["Gate/Hosting", "Gate/Results", "Evaluation", "Measurement", "Statistics"],
        ["Gate/Monitoring"] = ["Gate/Hosting", "Gate/Results", "Measurement"],
        ["Gate/Checks"] =
        [
            "Gate/Hosting", "Gate/Inputs", "Gate/Policy", "Gate/Results", "Evaluation", "Graphs", "Measurement", "OnnxRuntime",
            "Statistics", "Variants",
        ],
        ["Gate/Pipeline"] =
        [
            "Gate/Checks", "Gate/Hosting", "Gate/Inputs", "Gate/Monitoring", "Gate/Policy", "Gate/Results", "Evaluation", "Graphs",
            "Measurement", "OnnxRuntime", "Variants",
        ],
        ["Gate/Compare"] =
        [
            "Gate/Checks", "Gate/Hosting", "Gate/Inputs", "Gate/Pipeline", "Gate/Policy", "Gate/Results", "Graphs", "Measurement",
            "OnnxRuntime", "Statistics", "Variants",
        ],
        ["Gate/Studies"] =
        [
            "Gate/Checks", "Gate/Compare", "Gate/Hosting", "Gate/Inputs", "Gate/Pipeline", "Gate/Policy", "Gate/Results", "Bench",
            "Evaluation", "Measurement", "OnnxRuntime", "Variants",
        ],
        ["Gate/Commands"] =
        [
            "Gate/Checks", "Gate/Compare", "Gate/Hosting", "Gate/Inputs", "Gate/Monitoring", "Gate/Pipeline", "Gate/Policy",
            "Gate/Reporting", "Gate/Results", "Gate/Studies", "Bench", "Evaluation", "Graphs", "Measurement", "OnnxRuntime",
            "Statistics", "Variants",
        ],
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
            where used != "Errors" // the base of user errors: any project may throw one
            where !Allowed[unit].Any(
                allowed => used == allowed || (NamesProjects(unit) && used.StartsWith(allowed + "/", StringComparison.Ordinal)))
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
                // Whole projects have no entry: ProjectEdgeTests prevents cycles between projects.
                Allowed.GetValueOrDefault(next, []).ToList().ForEach(open.Enqueue);
            }
        }

        return seen;
    }

    private static IEnumerable<string> Sources() => RepositoryFiles.Product;

    // The upper projects name whole projects below them.
    private static bool NamesProjects(string unit) => unit.Split('/')[0] is "Gate" or "Bench";
}
