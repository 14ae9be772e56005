using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using Google.Protobuf;

namespace EnergyGate.Tests.Graphs.Onnx;

public class OnnxModelLoadTests
{
    [Test]
    public void Load_SymbolicDimension_KeepsItsName() =>
        Load(SmallModel.AddWeight()).Inputs.Single().Type.Shape!.Single().Should().Be(Dimension.Named("n"));

    [Test]
    public void Load_NegativeDimension_IsUnknown()
    {
        var model = SmallModel.AddWeight();
        model.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimValue = -1;

        Load(model).Inputs.Single().Type.Shape!.Single().Should().Be(Dimension.Unknown);
    }

    [Test]
    public void Load_IrVersion3_TakesInitializersOutOfTheInputsAndSavesThemThereAgain()
    {
        var model = SmallModel.AddWeight();
        model.IrVersion = 3;
        model.Graph.Input.Add(SmallModel.Value("w"));

        var graph = Load(model);

        graph.Inputs.Select(input => input.Name).Should().Equal("x");
        Written(graph).Graph.Input.Select(input => input.Name).Should().Equal("x", "w");
        Written(graph).IrVersion.Should().Be(3);
    }

    [Test]
    public void Load_DomainAiOnnx_IsTheEmptyDomain()
    {
        var model = SmallModel.AddWeight();
        model.OpsetImport[0].Domain = "ai.onnx";
        model.Graph.Node[0].Domain = "ai.onnx";

        var graph = Load(model);

        graph.Opset.Should().Be(17);
        graph.Nodes.Single().Domain.Should().BeEmpty();
    }

    [Test]
    public void Load_NodesInAnotherOrder_AreSorted()
    {
        var model = SmallModel.Of(
            [SmallModel.Node("Neg", ["b"], ["y"]), SmallModel.Node("Abs", ["a"], ["b"]), SmallModel.Node("Exp", ["x"], ["a"])], []);

        Load(model).Nodes.Select(node => node.OperatorType).Should().Equal("Exp", "Abs", "Neg");
    }

    [Test]
    public void Load_SubgraphThatReadsAnOuterValueMadeLater_WaitsForIt()
    {
        var branch = new GraphProto
        {
            Name = "branch",
            Node = { SmallModel.Node("Neg", ["late"], ["negated"]) },
            Output = { SmallModel.Value("negated") },
        };
        var model = SmallModel.Of(
            [
                SmallModel.Node("If", ["x"], ["y"], SmallModel.Subgraph("then_branch", branch), SmallModel.Subgraph("else_branch", branch)),
                SmallModel.Node("Exp", ["x"], ["late"]),
            ],
            []);

        var graph = Load(model);

        graph.Nodes.Select(node => node.OperatorType).Should().Equal("Exp", "If");
        graph.Index.Consumers("late").Single().OperatorType.Should().Be("If");
        graph.Nodes[1].Attributes["then_branch"].AsGraph.Opset.Should().Be(17);
    }

    [Test]
    public void Load_SubgraphWithBigWeights_SavesThemOutsideAndReadsThemBack()
    {
        using var folder = new TemporaryFolder();
        var values = Enumerable.Range(0, 4096).Select(i => (float)i).ToArray();
        var branch = new GraphProto
        {
            Name = "branch",
            Node = { SmallModel.Node("Add", ["x", "inner"], ["sum"]) },
            Initializer = { SmallModel.Floats("inner", values) },
            Output = { SmallModel.Value("sum") },
        };
        var constant = new AttributeProto
        {
            Name = "value",
            Type = AttributeProto.Types.AttributeType.Tensor,
            T = SmallModel.Floats("", values),
        };
        var model = SmallModel.Of(
            [
                SmallModel.Node("Constant", [], ["c"], constant),
                SmallModel.Node("If", ["x"], ["y"], SmallModel.Subgraph("then_branch", branch), SmallModel.Subgraph("else_branch", branch)),
            ],
            []);

        OnnxModel.Save(Load(model), folder["out.onnx"], externalAbove: 0);
        var graph = OnnxModel.Load(folder["out.onnx"]);

        new FileInfo(folder["out.onnx"]).Length.Should().BeLessThan(4096);
        graph.Nodes[1].Attributes["else_branch"].AsGraph.Initializers["inner"].As<float>().ToArray().Should().Equal(values);
        graph.Constant("c")!.As<float>().ToArray().Should().Equal(values);
    }

    [Test]
    public void Load_FieldsWithoutAName_AreKept()
    {
        var model = SmallModel.AddWeight();
        model.Functions.Add(new FunctionProto { Name = "f", Domain = "local", Node = { SmallModel.Node("Neg", ["a"], ["b"]) } });
        model.MetadataProps.Add(new StringStringEntryProto { Key = "k", Value = "v" });
        model.Configuration.Add(new DeviceConfigurationProto { Name = "two devices" });
        model.Graph.DocString = "graph";
        model.Graph.QuantizationAnnotation.Add(new TensorAnnotation { TensorName = "w" });
        model.Graph.Node[0].Overload = "second";
        model.Graph.Node[0].MetadataProps.Add(new StringStringEntryProto { Key = "scope", Value = "layer" });
        model.Graph.Input[0].DocString = "input";
        model.Graph.Output[0].Type = new TypeProto
        {
            SequenceType = new() { ElemType = new TypeProto { TensorType = new() { ElemType = 1 } } },
        };
        model.MergeFrom([0xC2, 0x3E, 2, 7, 7]); // field 1000, two bytes: of a version to come

        var written = Written(Load(model));

        written.Should().Be(model);
    }

    [TestCase(10)]
    [TestCase(24)]
    public void Load_OpsetOutsideTheSupportedOnes_IsRefused(int opset)
    {
        var model = SmallModel.AddWeight();
        model.OpsetImport[0].Version = opset;

        FluentActions.Invoking(() => Load(model)).Should().Throw<ModelFormatException>().WithMessage($"*opset {opset}*11 to 23*");
    }

    private static Graph Load(ModelProto model) => OnnxModel.Load(model.ToByteArray(), folder: null);

    private static ModelProto Written(Graph graph) => ModelProto.Parser.ParseFrom(OnnxModel.ToBytes(graph, long.MaxValue, out _));
}
