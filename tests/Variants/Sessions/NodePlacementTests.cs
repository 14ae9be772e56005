using System.Text.Json;
using EnergyGate.Graphs;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Variants.Sessions;

public sealed class NodePlacementTests
{
    [Test]
    public void Observe_GraphOnTheCpu_HasEveryNodeThere()
    {
        var ids = new ValueInfo("input_ids", new(ElementType.Int64, new([Dimension.Named("b"), Dimension.Named("s")])));
        var graph = Graph.Create(
            [ids],
            [new("logits", new(ElementType.Float, null))],
            [
                new Node
                {
                    Name = "to_float",
                    OperatorType = "Cast",
                    Inputs = ["input_ids"],
                    Outputs = ["f"],
                    Attributes = new Node { OperatorType = "" }.Attributes.Add("to", AttributeValue.Of(1L)),
                },
                new Node
                {
                    Name = "softmax",
                    OperatorType = "Softmax",
                    Inputs = ["f"],
                    Outputs = ["logits"],
                },
            ]);
        var placement = NodePlacement.Observe(graph, SessionLevel.None, "CPU", new TokenizedTexts([1, 2, 3], [0, 0, 0], [0, 3]), 3);
        placement.Nodes.Should().Equal(new PlacedNode("to_float", "Cast", "CPU"), new PlacedNode("softmax", "Softmax", "CPU"));
        placement.Elsewhere("CPU").Should().BeEmpty();
        placement.CopyCount.Should().Be(0);
    }

    [Test]
    public void Parse_ProfileOfAGraphicsBoard_TellsFallbacksFromCopies()
    {
        var placement = NodePlacement.Parse(
            """
            [
              {"cat": "Session", "name": "model_run", "args": {}},
              {"cat": "Node", "name": "Memcpy_1_kernel_time",
               "args": {"op_name": "MemcpyFromHost", "provider": "CUDAExecutionProvider", "node_index": "7"}},
              {"cat": "Node", "name": "fc_fence_before", "args": {"op_name": "MatMul"}},
              {"cat": "Node", "name": "fc_kernel_time",
               "args": {"op_name": "MatMul", "provider": "CUDAExecutionProvider", "node_index": "1"}},
              {"cat": "Node", "name": "fc_kernel_time",
               "args": {"op_name": "MatMul", "provider": "CUDAExecutionProvider", "node_index": "1"}},
              {"cat": "Node", "name": "q_kernel_time",
               "args": {"op_name": "DynamicQuantizeLinear", "provider": "CPUExecutionProvider", "node_index": "2"}}
            ]
            """);
        placement.Nodes.Should().HaveCount(3);
        placement.CopyCount.Should().Be(1);
        placement.Elsewhere("CUDA").Should().ContainSingle().Which.Should().Be(new PlacedNode("q", "DynamicQuantizeLinear", "CPU"));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[]")]
    public void Parse_NoProfile_IsRefused(string text) =>
        FluentActions.Invoking(() => NodePlacement.Parse(text)).Should().Throw<JsonException>();
}
