using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.Missing;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Tests.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Tests.Gate.Checks.Missing;

internal sealed class MissingCheckTests
{
    private const string Device = "this-cpu/energy.tsv";

    private static readonly BaselineSet Stored = new()
    {
        Folder = new("baselines"),
        Files =
        [
            new("accuracy/RTE.tsv", new(BaselineHeader.Accuracy, "some-model"),
            [
                new(null, "RTE", CheckKind.Accuracy, "labels", "3") { Detail = "010" },
                new("int8-dynamic", "RTE", CheckKind.Regression, "predictions", "accuracy=1.0000 flips=0")
                {
                    Scope = "avx2",
                    Detail = "010",
                },
                new("int8-dynamic", "RTE", CheckKind.Regression, "predictions", "accuracy=1.0000 flips=0")
                {
                    Scope = "vnni",
                    Detail = "010",
                },
            ]),
            new(
                "static/int8-dynamic.tsv",
                new(BaselineHeader.Static, "some-model"),
                [new("int8-dynamic", "RTE", CheckKind.Static, "operators", "abc")]),
            new(Device, new(BaselineHeader.Energy, "some-model"),
            [
                new("int8-dynamic", null, CheckKind.Energy, MetricNames.Joules, "0.5"),
                new("int8-dynamic", null, CheckKind.Time, MetricNames.Seconds, "0.5"),
            ]),
            new(
                "other-cpu/energy.tsv",
                new(BaselineHeader.Energy, "some-model"),
                [new("fp32+sorted", null, CheckKind.Energy, MetricNames.Joules, "0.5")]),
        ],
    };

    private static readonly Cell[] Whole =
    [
        Cell("RTE", CheckKind.Static, "operators"),
        Cell("RTE", CheckKind.Accuracy, "accuracy"),
        Cell("RTE", CheckKind.Regression, "accuracy"),
        Cell(null, CheckKind.Energy, MetricNames.Joules),
    ];

    private static IEnumerable<int> Places => Enumerable.Range(0, Whole.Length);

    [Test]
    public void Find_WholeRun_IsNone() => Find(new GateOptions(), Whole).Should().BeEmpty();

    [TestCaseSource(nameof(Places))]
    public void P18_CellLeftOut_FailsThatCell(int place)
    {
        var missing = Find(new GateOptions(), [.. Whole.Where((_, i) => i != place)]).Should().ContainSingle().Which;
        (missing.Variant, missing.Task, missing.Check, missing.Metric)
            .Should().Be((Whole[place].Variant, Whole[place].Task, Whole[place].Check, Whole[place].Metric));
        missing.Verdict.Should().Be(Verdict.Fail);
        missing.Gating.Should().BeTrue();
        missing.Reason.Should().Contain("the baseline lists it, this run has none");
    }

    [Test]
    public void Find_NotMeasuredCell_IsThere() =>
        Find(new GateOptions(), [.. Whole.Select(cell => cell with { Verdict = Verdict.NotMeasured, Gating = false })]).Should().BeEmpty();

    [Test]
    public void Find_OtherTasksAskedFor_AreNotMissed() =>
        Find(new GateOptions { Tasks = [GlueTasks.Parse("SST-2")] }, [Whole[3]]).Should().BeEmpty();

    [Test]
    public void Find_OtherVariantsAskedFor_AreNotMissed() =>
        Find(new GateOptions { Variants = [VariantCatalog.Find("fp32+sorted")] }, []).Should().BeEmpty();

    [Test]
    public void Find_VariantThatTheCatalogLost_Fails()
    {
        var stored = Stored with
        {
            Files =
            [
                new(
                    "static/lost.tsv",
                    new(BaselineHeader.Static, "some-model"),
                    [new("lost", "RTE", CheckKind.Static, "operators", "abc")]),
            ],
        };
        MissingCheck.Find(stored, [new(Device)], new GateOptions(), Whole, new(32, 128, 2))
            .Should().ContainSingle().Which.Variant.Should().Be("lost");
    }

    [Test]
    public void Find_TaskThatTheModelLost_Fails() =>
        Find(new GateOptions(), [Whole[3]]).Select(cell => cell.Task).Should().HaveCount(3).And.OnlyContain(task => task == "RTE");

    private static Cell[] Find(GateOptions options, Cell[] cells) =>
        [.. MissingCheck.Find(Stored, [new(Device)], options, cells, new(32, 128, 2))];

    private static Cell Cell(string? task, CheckKind check, string metric) =>
        Cells.With(Verdict.Pass) with { Task = task, Check = check, Metric = metric };
}
