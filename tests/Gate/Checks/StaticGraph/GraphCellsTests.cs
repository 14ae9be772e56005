using EnergyGate.Gate.Checks.StaticGraph;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Listings;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Gate.Checks.StaticGraph;

/// <summary>Cells of a graph for a graphics board, computed without one.</summary>
internal sealed class GraphCellsTests
{
    private const string Task = "SST-2";

    private static readonly VariantRecipe Variant = VariantCatalog.Find("int8-dynamic");
    private static readonly GraphListing Listing = GraphListing.Parse(["x = input() {Float[b 4]}", "y = MatMul(x, w:Float[4 2])"]);
    private static readonly PlacedNode OnTheBoard = new("fc", "MatMul", "CUDA");
    private static readonly PlacedNode Fallback = new("q", "DynamicQuantizeLinear", "CPU");
    private static readonly PlacedNode Copy = new("Memcpy_1", "MemcpyToHost", "CUDA");

    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new TemporaryFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void P17_Placement_NodesThatFellBack_FailAndAreNamed()
    {
        var cell = Placement(recorded: 0, OnTheBoard, Fallback, Copy);
        cell.Verdict.Should().Be(Verdict.Fail);
        cell.Gating.Should().BeTrue();
        (cell.Value, cell.Reference, cell.Limit).Should().Be((2, 0, 0));
        cell.Reason.Should().Contain("DynamicQuantizeLinear 'q' on CPU").And.Contain("1 copy");
    }

    [TestCase(2, "1 copy")]
    [TestCase(5, "record it again")]
    public void Placement_NoMoreThanRecorded_Passes(int recorded, string reason)
    {
        var cell = Placement(recorded, OnTheBoard, Fallback, Copy);
        cell.Verdict.Should().Be(Verdict.Pass);
        cell.Reason.Should().Contain(reason);
    }

    [Test]
    public void Placement_RecordedOnAnotherProvider_IsNotMeasured()
    {
        Store(new BaselineLine(Variant.Name, Task, CheckKind.Static, GraphNames.Placement, "0") { Scope = "CPU" });
        var cell = OfGraph([OnTheBoard]).Single(cell => cell.Metric == GraphNames.Placement);
        cell.Verdict.Should().Be(Verdict.NotMeasured);
        cell.Gating.Should().BeFalse();
        cell.Value.Should().Be(0);
    }

    [Test]
    public void Placement_NoSession_IsNotMeasuredWithItsReason()
    {
        var cell = OfGraph(null).Single(cell => cell.Metric == GraphNames.Placement);
        cell.Verdict.Should().Be(Verdict.NotMeasured);
        cell.Reason.Should().Be("no session");
    }

    [Test]
    public void OfGraph_FigureThatIsNone_IsRefused()
    {
        Store(new BaselineLine(Variant.Name, Task, CheckKind.Static, GraphNames.Placement, "few") { Scope = "CUDA" });
        FluentActions.Invoking(() => OfGraph([OnTheBoard])).Should().Throw<BadInputException>().WithMessage("*int8-dynamic.tsv*'few'*");
    }

    [Test]
    public void OfGraph_ListingThatIsNotThere_IsRefused()
    {
        Store(new BaselineLine(Variant.Name, Task, CheckKind.Static, GraphNames.Operators, Listing.Digest));
        FluentActions.Invoking(() => OfGraph([OnTheBoard])).Should().Throw<BadInputException>().WithMessage("*int8-dynamic.txt*");
    }

    [Test]
    public void OfFailure_GraphThatCannotBeMade_Fails()
    {
        var cells = Made().OfFailure(Variant, Task, new InvalidOperationException("a circle\nof nodes"));
        cells.Select(cell => cell.Verdict).Should().Equal(Verdict.Fail, Verdict.NotMeasured, Verdict.NotMeasured);
        cells[0].Reason.Should().EndWith("a circle of nodes");
    }

    private Cell Placement(int recorded, params PlacedNode[] nodes)
    {
        Store(new BaselineLine(Variant.Name, Task, CheckKind.Static, GraphNames.Placement, $"{recorded}") { Scope = "CUDA" });
        return OfGraph(nodes).Single(cell => cell.Metric == GraphNames.Placement);
    }

    private Cell[] OfGraph(PlacedNode[]? nodes)
    {
        var facts =
            new GraphFacts(Variant.Name, Variant.Graph.Name, Task, Listing, nodes is null ? null : new NodePlacement([.. nodes]), null)
            {
                PlacementReason = "no session",
                RunReason = "no shapes",
            };
        return [.. Made().OfGraph(Variant, facts).OfType<Cell>()];
    }

    private GraphCells Made() => new(
        new CellFactory(32, 128, 1),
        new GraphBaselines(BaselineSet.Load(new(folder.Path), "model"), GraphBaselines.HeaderOf("model", 32, 128)),
        new GateOptions { Provider = "CUDA" });

    private void Store(params BaselineLine[] lines)
    {
        var file = new BaselineFile(GraphNames.PathOf(Variant.Name), GraphBaselines.HeaderOf("model", 32, 128), lines);
        folder.Write(file.Path, BaselineText.Write(file));
    }
}
