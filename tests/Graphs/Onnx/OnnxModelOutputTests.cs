using System.Collections.Immutable;
using EnergyGate.Graphs;
using EnergyGate.Graphs.Onnx;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.OnnxRuntime.Tensors;

namespace EnergyGate.Tests.Graphs.Onnx;

/// <summary>What ONNX Runtime answers for a model that was loaded and saved here, against the answers stored with the model.</summary>
public class OnnxModelOutputTests
{
    // The stored answers are ONNX Runtime's of the graph as exported, so the sessions here rewrite nothing either. What is left is the
    // order of summation, which differs with the CPU's vector width: some 1e-6 for logits around 1.
    private const float Tolerance = 1e-5f;

    private static readonly SessionOptions Options = new() { IntraOpThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.None };

    [TestCaseSource(typeof(SharedModels), nameof(SharedModels.Exports))]
    public void Save_ExportedModel_AnswersAsBefore(string export)
    {
        using var folder = new TemporaryFolder();
        var source = SharedModels.Export(export);
        OnnxModel.Save(OnnxModel.Load(Path.Combine(source, "model.onnx")), folder["out.onnx"]);

        using var session = InferenceSession.FromFile(folder["out.onnx"], Options);

        RequireStoredAnswers(session, source);
    }

    [TestCaseSource(typeof(SharedModels), nameof(SharedModels.Exports))]
    public void ToBytes_ExportedModelWithWeightsByPointer_AnswersAsBefore(string export)
    {
        var source = SharedModels.Export(export);
        var bytes = OnnxModel.ToBytes(OnnxModel.Load(Path.Combine(source, "model.onnx")), OnnxModel.MaxInlineBytes, out var external);
        ImmutableArray<NamedTensor> weights = [.. external.Select(weight => new NamedTensor(weight.Name, Feed(weight.Data)))];

        using var session = InferenceSession.FromMemory(bytes, Options with { ExternalInitializers = weights });

        RequireStoredAnswers(session, source);
    }

    [Test]
    public void Save_ConstantNodesWithWeightsOutside_RunInOnnxRuntime()
    {
        using var folder = new TemporaryFolder();
        var weight = TensorData.Of(Enumerable.Range(0, 1000).Select(i => (float)i).ToArray());
        var constant = new Node { OperatorType = "Constant", Outputs = ["c"] };
        var graph = Graph.Create(
            [new("x", new(ElementType.Float, TensorShape.Of(1)))],
            [new("y", new(ElementType.Float, TensorShape.Of(1000)))],
            [constant.With("value", AttributeValue.Of(weight)), new() { OperatorType = "Add", Inputs = ["x", "c"], Outputs = ["y"] }]);
        OnnxModel.Save(graph, folder["out.onnx"], externalAbove: 0);

        using var session = InferenceSession.FromFile(folder["out.onnx"], Options);
        using var one = Tensor.Over<float>(new float[] { 1 }, 1);
        var outputs = new Tensor?[1];
        session.Run([one], outputs);

        using var answer = outputs[0]!;
        answer.GetSpan<float>()[999].Should().Be(1000);
    }

    private static void RequireStoredAnswers(InferenceSession session, string source)
    {
        var sets = Directory.GetDirectories(source, "test_data_set_*");
        sets.Should().NotBeEmpty();
        foreach (var set in sets)
        {
            var inputs = Enumerable.Range(0, session.Inputs.Length)
                .Select(i => Feed(OnnxTensor.Load(Path.Combine(set, $"input_{i}.pb"))))
                .ToArray();
            var outputs = new Tensor?[session.Outputs.Length];
            session.Run(inputs, outputs);
            for (var i = 0; i < outputs.Length; i++)
            {
                RequireClose(
                    outputs[i]!, OnnxTensor.Load(Path.Combine(set, $"output_{i}.pb")),
                    $"{session.Outputs[i].Name} of {Path.GetFileName(set)}");
                outputs[i]!.Dispose();
            }

            Array.ForEach(inputs, input => input.Dispose());
        }
    }

    private static void RequireClose(Tensor actual, TensorData expected, string what)
    {
        actual.Dimensions.ToArray().Should().Equal(expected.Extents, what);
        var found = actual.GetSpan<float>();
        var wanted = expected.As<float>();
        var worst = 0f;
        for (var i = 0; i < wanted.Length; i++)
        {
            var used = MathF.Abs(found[i] - wanted[i]) / (Tolerance + (Tolerance * MathF.Abs(wanted[i])));
            worst = used <= worst ? worst : used; // this way round, a NaN counts
        }

        worst.Should().BeLessThanOrEqualTo(1, $"share of the tolerance that {what} uses");
    }

    private static Tensor Feed(TensorData data) =>
        Tensor.OverReadOnlyBytes(data.Bytes, (TensorElementType)data.ElementType, data.Extents.AsSpan());
}
