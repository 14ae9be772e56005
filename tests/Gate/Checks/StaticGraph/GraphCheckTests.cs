using System.Collections.Immutable;
using EnergyGate.Evaluation.Tasks;
using EnergyGate.Gate.Checks.StaticGraph;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Gate.Checks.StaticGraph;

/// <summary>The graph check on the embedded model, against a baseline recorded by each test.</summary>
[Parallelizable]
internal sealed class GraphCheckTests
{
    private static readonly VariantRecipe Fused = VariantCatalog.Find("fp32-fused");
    private static readonly VariantRecipe Quantized = VariantCatalog.Find("int8-dynamic");

    private static readonly ImmutableArray<VariantRecipe> Tried =
        [
            VariantCatalog.Reference,
            Fused,
            Quantized,
            VariantCatalog.Find("fp32+sorted"),
            VariantCatalog.Find("fp32+exact-length"),
            VariantCatalog.Find("int8-dynamic+exact-length"),
        ];

    private GateInputs inputs = null!;
    private GateOptions options = null!;
    private TemporaryFolder folder = null!;
    private readonly Dictionary<string, RewrittenGraph> rewritten = new(StringComparer.Ordinal);
    private GraphFacts[] recorded = null!;

    [OneTimeSetUp]
    public void Record()
    {
        options = new GateOptions { Variants = Tried, Tasks = [GlueTasks.Parse("SST-2")] };
        inputs = GateInputs.Read(options, _ => { });
        folder = new TemporaryFolder();
        var inspector = new GraphInspector(options);
        recorded = [.. Tried.Select(variant => Inspect(inspector, variant, Rewritten(variant)))];
        ICheckResult[] entries =
            [.. GraphCheck.Entries(recorded, Baselines(null).Header, options.Provider), .. GraphCheck.Listings(recorded)];
        var draft = BaselineDraft.Of(entries);
        var texts = draft.Files.ToDictionary(file => file.Path, BaselineText.Write)
            .Concat(draft.Listings)
            .ToDictionary(text => text.Key, text => text.Value);
        new BaselineFolder(folder.Path).Replace(texts, []);
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void OfGraph_NoBaseline_ShowsFiguresAndGatesNothing()
    {
        var found = Cells(null);
        found.Should().HaveCount(Tried.Length * 3);
        found.Should().OnlyContain(cell => cell.Check == CheckKind.Static && !cell.Gating);
        found.Where(cell => cell.Variant == "fp32").Should().OnlyContain(cell => cell.Verdict == Verdict.Reference);
        found.Where(cell => cell.Variant != "fp32").Should().OnlyContain(cell => cell.Verdict == Verdict.NotMeasured);
        found.Where(cell => cell.Metric == "modelled-joules")
            .Should().OnlyContain(cell => cell.Value > 0 && cell.Kind == FigureKind.Modelled);
        found.Where(cell => cell.Metric == "placement").Should().OnlyContain(cell => cell.Value == 0);
    }

    [Test]
    public void OfGraph_SameGraphs_Pass()
    {
        ICheckResult[] results = [.. Tried.SelectMany(variant => OfGraph(Stored(), variant, Rewritten(variant)))];
        Cell[] found = [.. results.OfType<Cell>()];
        found.Should().OnlyContain(cell => cell.Verdict == Verdict.Pass && cell.Gating);
        found.Select(cell => cell.Metric).Distinct().Should().Equal("operators", "placement", "modelled-joules");
        results.Should().HaveSameCount(found, "no graph differs");
    }

    [Test]
    public void OfGraph_AgainstTheReference_CheaperVariantsAreModelledCheaper()
    {
        var joules =
            Cells(Stored()).Where(cell => cell.Metric == "modelled-joules").ToDictionary(cell => cell.Variant, cell => cell.Value!.Value);
        joules["int8-dynamic"].Should().BeLessThan(joules["fp32"]);
        joules["fp32-fused"].Should().BeLessThan(joules["fp32"]);
        joules["fp32+sorted"].Should().BeLessThan(joules["fp32"], "sorted texts share less padding");
        joules["int8-dynamic+exact-length"].Should().BeLessThan(joules["int8-dynamic"]);
    }

    [Test]
    public void OfGraph_PassTakenOut_FailsAndNamesTheOperators()
    {
        var without = Fused.Graph with { Passes = [.. Fused.Graph.Passes.Where(pass => pass is not FuseAttention)] };
        var results = OfGraph(Stored(), Fused, RewrittenGraph.Of(without, Source));
        Cell[] found = [.. results.OfType<Cell>()];
        var operators = found.Single(cell => cell.Metric == "operators");
        operators.Verdict.Should().Be(Verdict.Fail);
        operators.Gating.Should().BeTrue();
        operators.Reason.Should().Contain("com.microsoft.Attention became").And.Contain("MatMul");
        results.OfType<GraphDifferenceText>().Should().ContainSingle().Which.Lines.Should().Contain(
            line => line.StartsWith("- ", StringComparison.Ordinal) && line.Contains("com.microsoft.Attention(", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("+ ", StringComparison.Ordinal) && line.Contains(" = MatMul(", StringComparison.Ordinal));
        found.Single(cell => cell.Metric == "modelled-joules").Verdict.Should().Be(Verdict.Fail, "more nodes move more bytes");
    }

    [Test]
    public void OfGraph_OneProductLeftInFloat_Fails()
    {
        var whole = Rewritten(Quantized);
        var found = OfGraph(
            Stored(), Quantized, whole with { Result = whole.Result with { Graph = WithOneFloatProduct(whole.Result.Graph) } })
            .OfType<Cell>().ToList();
        found.Single(cell => cell.Metric == "operators").Should().Match<Cell>(cell => cell.Verdict == Verdict.Fail && cell.Gating);
        found.Single(cell => cell.Metric == "operators").Reason.Should().Contain("1 MatMul");
        found.Single(cell => cell.Metric == "modelled-joules")
            .Should().Match<Cell>(cell => cell.Verdict == Verdict.Fail && cell.Gating && cell.Value > cell.Limit);
    }

    [Test]
    public void OfGraph_CheaperGraph_IsNoFailureOfItsJoulesAndSaysSo()
    {
        var joules = OfGraph(Stored(), VariantCatalog.Reference, Rewritten(Quantized))
            .OfType<Cell>().Single(cell => cell.Metric == "modelled-joules");
        joules.Verdict.Should().Be(Verdict.Pass);
        joules.Reason.Should().Contain("record it again");
    }

    [Test]
    public void OfGraph_OtherBatchSize_ComparesNoJoules()
    {
        var other = options with { BatchSize = 8 };
        var cells = new GraphCells(new CellFactory(8, inputs.MaxLength, 1), Baselines(Stored(), 8), other);
        var inspector = new GraphInspector(other);
        Cell[] found =
        [
            .. Tried.SelectMany(variant => cells.OfGraph(variant, Inspect(inspector, variant, Rewritten(variant))))
                .OfType<Cell>(),
        ];
        found.Where(cell => cell.Metric == "modelled-joules").Should().OnlyContain(cell => !cell.Gating && cell.Reason.Contains("batch"));
        found.Where(cell => cell.Metric == "operators").Should().OnlyContain(cell => cell.Verdict == Verdict.Pass);
    }

    [Test]
    public void OfGraph_ListingEditedByHand_IsRefused()
    {
        using var edited = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(edited.Path, Path.GetRelativePath(folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var text = File.ReadAllText(file);
            File.WriteAllText(
                target,
                file.EndsWith("fp32-fused.txt", StringComparison.Ordinal)
                    ? text.Replace("Attention(", "Inattention(", StringComparison.Ordinal)
                    : text);
        }

        var stored = BaselineSet.Load(new(edited.Path), inputs.Name);
        FluentActions.Invoking(() => Cells(stored)).Should().Throw<BadInputException>().WithMessage("*fp32-fused.txt*digest*");
    }

    [Test]
    public void Costs_OfVariants_StandForEveryProfile()
    {
        var costs = GraphCheck.Costs(recorded).ToList();
        costs.Select(cost => cost.Profile).Distinct().Should().Equal("epyc-2core", "t4", "h100", "h200");
        costs.Should().HaveCount(Tried.Length * 4);
        costs.Should().OnlyContain(
            cost => cost.EnergyPerText.Value > 0 && cost.TimePerText.Value > 0 && cost.OperationsPerText > 0 && cost.BytesPerText > 0);
        costs.Single(cost => cost is { Variant: "fp32", Profile: "epyc-2core" }).EnergyPerText.Value.Should().BeApproximately(
            Cells(null).Single(cell => cell is { Variant: "fp32", Metric: "modelled-joules" }).Value!.Value, 1e-12);
    }

    private Graph Source => inputs.Tasks[0].Graph;

    // Each recipe rewrites once.
    private RewrittenGraph Rewritten(VariantRecipe variant) =>
        rewritten.TryGetValue(variant.Graph.Name, out var known)
            ? known
            : rewritten[variant.Graph.Name] = RewrittenGraph.Of(variant.Graph, Source);

    // The result of a pass that misses one product: a product of floats, with a weight of four bytes per number.
    private static Graph WithOneFloatProduct(Graph graph)
    {
        var product = graph.Nodes.First(node => node.OperatorType == "DynamicQuantizeMatMul");
        var weight = graph.Initializers[product.Inputs[1]];
        return graph.With(
            nodes: graph.Nodes.Replace(
                product, new Node { OperatorType = "MatMul", Inputs = [product.Inputs[0], "float_again"], Outputs = product.Outputs }),
            initializers: graph.Initializers.Add("float_again", new(ElementType.Float, weight.Extents, new byte[4 * weight.ElementCount])));
    }

    private BaselineSet Stored() => BaselineSet.Load(new(folder.Path), inputs.Name)!;

    private GraphBaselines Baselines(BaselineSet? stored, int batch = 32) =>
        new(stored, GraphBaselines.HeaderOf(inputs.Name, batch, inputs.MaxLength));

    private GraphFacts Inspect(GraphInspector inspector, VariantRecipe variant, RewrittenGraph graph)
    {
        var (model, _, texts) = inputs.Tasks[0];
        return inspector.Inspect(variant, model.Task.Name, model.Task.LogitCount, texts.Texts, graph);
    }

    private ICheckResult[] OfGraph(BaselineSet? stored, VariantRecipe variant, RewrittenGraph graph) =>
        [
            .. new GraphCells(new CellFactory(options.BatchSize, inputs.MaxLength, 1), Baselines(stored), options)
                .OfGraph(variant, Inspect(new(options), variant, graph)),
        ];

    private Cell[] Cells(BaselineSet? stored) =>
        [.. Tried.SelectMany(variant => OfGraph(stored, variant, Rewritten(variant))).OfType<Cell>()];
}
