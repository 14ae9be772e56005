using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Passes;

namespace EnergyGate.Tests.Gate.Pipeline;

/// <summary>Faults of a variant's graph, from the baseline to the exit code: each fails the run in the expected cell.</summary>
[Parallelizable]
internal sealed class GraphFaultTests
{
    private static readonly VariantRecipe Cpu = VariantCatalog.Find("fp32-cpu");
    private static readonly VariantRecipe Fused = VariantCatalog.Find("fp32-fused");
    private static readonly VariantRecipe Quantized = VariantCatalog.Find("int8-dynamic");

    private readonly TemporaryFolder data = new();
    private RecordedGate gate = null!;

    [OneTimeSetUp]
    public void Record() => gate = new(RecordedGate.Of(data, 24, "fp32-fused", "fp32-cpu", "int8-dynamic"));

    [OneTimeTearDown]
    public void Remove()
    {
        gate.Dispose();
        data.Dispose();
    }

    [Test]
    public void Execute_NoFault_PassesBesideItsBaseline()
    {
        var result = gate.Run();
        result.ExitCode.Should().Be(ExitCode.Pass);
        result.GraphDifferences.Should().BeEmpty();
        result.Cells.Where(cell => cell.Check is CheckKind.Static or CheckKind.Regression)
            .Should().HaveCount(4 * 5).And.OnlyContain(cell => cell.Verdict == Verdict.Pass && cell.Gating);
    }

    [TestCase("fp32-cpu", typeof(FuseBiasGelu), "- ", "com.microsoft.BiasGelu(")]
    [TestCase("fp32-cpu", typeof(FuseMultiHeadAttention), "+ ", " = Softmax(")]
    [TestCase("int8-dynamic", typeof(SelectTokensFirst), "", "Gather(")]
    [TestCase("int8-dynamic", typeof(QuantizeDynamic), "- ", "com.microsoft.DynamicQuantizeMatMul(")]
    public void Execute_PassTakenOut_FailsTheOperatorsAndShowsTheDifference(string variant, Type pass, string sign, string operation)
    {
        var result = gate.Run(PlantedFault.Without(VariantCatalog.Find(variant), pass));
        Failed(result, variant, CheckKind.Static, "operators");
        result.GraphDifferences.Should().ContainSingle().Which.Lines
            .Should().Contain(
                line => line.StartsWith(sign, StringComparison.Ordinal) && line.Contains(operation, StringComparison.Ordinal));
    }

    [Test]
    public void Execute_OneProductInFloatsAgain_FailsTheOperatorsAndTheModelledJoules()
    {
        var result = gate.Run(PlantedFault.In(Quantized, ProductOfFloats));
        Failed(result, "int8-dynamic", CheckKind.Static, "operators").Reason.Should().Contain("1 MatMul");
        var joules = Failed(result, "int8-dynamic", CheckKind.Static, "modelled-joules");
        joules.Value.Should().BeGreaterThan(joules.Limit!.Value);
    }

    [TestCase(3)]
    [TestCase(5, 12)]
    public void Execute_WrongScale_FailsTheWeightsAndNamesTheFirstDivergingNode(params int[] products)
    {
        Node? wrong = null;
        var result = gate.Run(PlantedFault.In(Quantized, graph =>
        {
            var quantized = graph.Nodes.Where(node => node.OperatorType == "DynamicQuantizeMatMul").ToArray();
            wrong = quantized[products[0]];
            return new()
            {
                Label = "wrong scales",
                Initializers =
                    products.SelectMany(product => Replaced(graph, quantized[product].Inputs[2], value => value * 1.1f).Initializers)
                    .ToImmutableSortedDictionary(StringComparer.Ordinal),
            };
        }));
        Failed(result, "int8-dynamic", CheckKind.Parity, "weights").Reason
            .Should().MatchRegex($"first diverging node: {wrong}, whose output is [0-9.]+ % off the source's$");
        result.Cells.Where(cell => cell.Check == CheckKind.Static)
            .Should().OnlyContain(cell => cell.Verdict == Verdict.Pass, "the operators are the same");
    }

    [TestCase(1)]
    [TestCase(4)]
    public void Execute_BiasOfOneQuantizedLayerZeroed_FailsTheWeightsAndNamesItsNode(int layer)
    {
        Node? reader = null;
        var result = gate.Run(PlantedFault.In(Quantized, graph =>
        {
            var bias = graph.Initializers.Keys.Single(name => name.EndsWith($"layer.{layer}.ffn.lin1.bias", StringComparison.Ordinal));
            reader = graph.Nodes.First(node => node.Inputs.Contains(bias));
            return Replaced(graph, bias, _ => 0);
        }));
        Failed(result, "int8-dynamic", CheckKind.Parity, "weights").Reason
            .Should().Contain($"first diverging node: {reader}, whose output is ");
    }

    [Test]
    public void Execute_BiasOfOneFusedLayerZeroed_FailsTheHiddenStatesAndNamesItsNode()
    {
        Node? reader = null;
        var result = gate.Run(PlantedFault.In(Fused, graph =>
        {
            reader = graph.Nodes.Where(node => node.OperatorType == "BiasGelu").ElementAt(2);
            return Replaced(graph, reader.Inputs[1], _ => 0);
        }));
        Failed(result, "fp32-fused", CheckKind.Parity, "hidden-states").Reason.Should().Contain($"first diverging node: {reader}");
    }

    [TestCase("fp32-cpu")]
    [TestCase("int8-dynamic")]
    public void Execute_BiasOfOneLayerLeftOut_FailsTheOperators(string variant)
    {
        Node? without = null;
        var result = gate.Run(PlantedFault.In(VariantCatalog.Find(variant), graph =>
        {
            without = graph.Nodes.Where(node => node.OperatorType == "BiasGelu").ElementAt(2);
            return new()
            {
                Label = "no bias",
                Remove = [without],
                Add = [without with { OperatorType = "Gelu", Inputs = [without.Inputs[0]] }],
            };
        }));
        Failed(result, variant, CheckKind.Static, "operators");
        result.GraphDifferences.Should().ContainSingle().Which.Lines.Should().Contain(
            line => line.StartsWith("- ", StringComparison.Ordinal) && line.Contains("BiasGelu(", StringComparison.Ordinal));
        if (variant == Cpu.Name)
        {
            Failed(result, variant, CheckKind.Parity, "hidden-states").Reason.Should().Contain("first diverging node: com.microsoft.Gelu ");
        }
    }

    // The only failed cell, which must gate.
    private static Cell Failed(GateResult result, string variant, CheckKind check, string metric)
    {
        result.ExitCode.Should().Be(ExitCode.Fail);
        var cell = result.Cells.Single(cell => cell.Variant == variant && cell.Check == check && cell.Metric == metric);
        cell.Verdict.Should().Be(Verdict.Fail, cell.Reason);
        cell.Gating.Should().BeTrue();
        return cell;
    }

    private static GraphPatch Replaced(Graph graph, string name, Func<float, float> change)
    {
        var old = graph.Initializers[name];
        float[] values = [.. old.As<float>().ToArray().Select(change)];
        return new() { Label = name, Initializers = Named(name, values, old) };
    }

    private static ImmutableSortedDictionary<string, TensorData> Named(string name, float[] values, TensorData shape) =>
        ImmutableSortedDictionary.Create<string, TensorData>(StringComparer.Ordinal).Add(name, TensorData.Of(values, [.. shape.Extents]));

    // The result of a pass that misses one product: the same numbers, four bytes each.
    private static GraphPatch ProductOfFloats(Graph graph)
    {
        var product = graph.Nodes.First(node => node.OperatorType == "DynamicQuantizeMatMul");
        var (weight, scales) = (graph.Initializers[product.Inputs[1]], graph.Initializers[product.Inputs[2]].As<float>().ToArray());
        float[] values = [.. weight.Bytes.ToArray().Select((level, i) => (sbyte)level * scales[i % scales.Length])];
        var bias = product.Input(4);
        var made = bias.Length == 0 ? product.Outputs[0] : "planted_product";
        Node[] nodes = [new() { OperatorType = "MatMul", Inputs = [product.Inputs[0], "planted_weight"], Outputs = [made] }];
        return new()
        {
            Label = "one product of floats",
            Remove = [product],
            Add = bias.Length == 0
                ? [.. nodes]
                : [.. nodes, new() { OperatorType = "Add", Inputs = [made, bias], Outputs = product.Outputs }],
            Initializers = Named("planted_weight", values, weight),
        };
    }
}
