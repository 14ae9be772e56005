using EnergyGate.Graphs.Shapes.Contracts;

namespace EnergyGate.Graphs.Shapes.Rules;

/// <summary>Recurrent layers: all hidden states, the last one, and the last cell.</summary>
internal static class RecurrentRules
{
    public static void Register(RuleSet rules)
    {
        rules.Add("LSTM GRU RNN", Recur);
        rules.AddContrib("DynamicQuantizeLSTM", Recur);
    }

    private static void Recur(RuleContext context)
    {
        var directions = Dimension.Of(
            context.Node.Find("direction", AttributeKind.String)?.AsString == "bidirectional" ? 2 : 1);
        var hidden =
            context.Node.Find("hidden_size", AttributeKind.Int) is { } size ? Dimension.Of(size.AsInt)
            : context.Shape(2) is { Count: 3 } recurrence && context.Node.Domain.Length == 0 ? recurrence[2]
            : context.Fresh();
        var input = context.Shape(0) ?? context.FreshShape(3);
        if (input.Count != 3)
        {
            throw context.Contradiction($"an input of {input}; it has 3 axes");
        }

        var batchFirst = context.Node.Int("layout", 0) != 0;
        var (sequence, batch) = batchFirst ? (input[1], input[0]) : (input[0], input[1]);
        context.Output(
            0, context.ElementType(0),
            batchFirst ? new([batch, sequence, directions, hidden]) : new([sequence, directions, batch, hidden]));
        var last = new TensorShape(batchFirst ? [batch, directions, hidden] : [directions, batch, hidden]);
        context.Output(1, context.ElementType(0), last);
        context.Output(2, context.ElementType(0), last);
    }
}
