using EnergyGate.Graphs;
using EnergyGate.Variants.Feeding;
using EnergyGate.Variants.Recipes;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Tests.Variants.Sessions;

public sealed class RunnerTests
{
    private static readonly TokenizedTexts Texts = new([2, 10, 3, 2, 11, 12, 3], [0, 0, 0, 0, 0, 1, 1], [0, 3, 7]);

    [Test]
    public void Run_PaddedBatch_FeedsIdsMaskAndSegments()
    {
        using var runner = Runner.Of(SumOf("input_ids", "attention_mask", "token_type_ids"), SessionLevel.All, new RunnerSettings(1));
        using var batch = runner.Prepare(Texts, BatchPlan.Make(Texts.TokenCounts(), 2, FeedingPolicy.Padded)[0], 4);
        runner.Run(batch);
        batch.Logits.ToArray().Should().Equal(3, 11, 4, 0, 3, 12, 14, 5);
    }

    [Test]
    public void PreparedTexts_AfterWarmUp_RunsWithoutAllocating()
    {
        var one = new TokenizedTexts([2, 10, 11, 3], [0, 0, 0, 0], [0, 4]);
        using var texts = new PreparedTexts(
            Runner.Of(SumOf("input_ids", "attention_mask"), SessionLevel.All, new RunnerSettings(1)), one, 1, FeedingPolicy.Padded, 4);
        for (var i = 0; i < 20; i++)
        {
            texts.Run();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            texts.Run();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Test]
    public void Prepare_InputThatTextsDoNotHave_IsRefused()
    {
        using var runner = Runner.Of(SumOf("input_ids", "pixel_values"), SessionLevel.All, new RunnerSettings(1));
        Action prepare = () => runner.Prepare(Texts, BatchPlan.Make(Texts.TokenCounts(), 2, FeedingPolicy.Padded)[0], 4);
        prepare.Should().Throw<UnsupportedInputException>().WithMessage("*pixel_values*");
    }

    // logits[b, s] = the sum of the inputs, as floats: shows what was fed where.
    private static Graph SumOf(params string[] inputs)
    {
        var type = new TensorType(ElementType.Int64, new TensorShape([Dimension.Named("batch"), Dimension.Named("sequence")]));
        var nodes = new List<Node>();
        var sum = inputs[0];
        foreach (var input in inputs.Skip(1))
        {
            nodes.Add(new Node { OperatorType = "Add", Inputs = [sum, input], Outputs = [$"with_{input}"] });
            sum = $"with_{input}";
        }

        nodes.Add(
            new Node
            {
                OperatorType = "Cast",
                Inputs = [sum],
                Outputs = ["logits"],
            }.With("to", AttributeValue.Of((long)ElementType.Float)));
        return Graph.Create(
            inputs.Select(input => new ValueInfo(input, type)),
            [new ValueInfo("logits", type with { ElementType = ElementType.Float })],
            nodes);
    }
}
