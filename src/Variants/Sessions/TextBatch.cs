using System.Collections.Immutable;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Tensors;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Variants.Sessions;

/// <summary>A batch of texts as tensors [rows, tokens], and the memory of its logits; runs reuse both.</summary>
public sealed class TextBatch : IDisposable
{
    private readonly Tensor[] inputs;
    private readonly Tensor?[] outputs;
    private readonly int[] outputIndices;
    private readonly float[] logits;

    private TextBatch(BatchPlan plan, Tensor[] inputs, float[] logits, int logitCount, int logitsOutput)
    {
        Plan = plan;
        this.inputs = inputs;
        this.logits = logits;
        outputs = [Tensor.Over(logits.AsMemory(), plan.Texts.Length, logitCount)];
        outputIndices = [logitsOutput];
    }

    /// <summary>The texts of the rows.</summary>
    public BatchPlan Plan { get; }

    /// <summary>Logits of the last run: [rows, logitCount], row-major.</summary>
    public ReadOnlySpan<float> Logits => logits;

    internal void ClearLogits() => logits.AsSpan().Fill(float.NaN);

    internal ReadOnlySpan<Tensor> Inputs => inputs;

    internal Span<Tensor?> Outputs => outputs;

    internal ReadOnlySpan<int> OutputIndices => outputIndices;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in inputs.Concat(outputs))
        {
            tensor?.Dispose();
        }
    }

    internal static TextBatch Of(
        ImmutableArray<ValueDescription> wanted, TokenizedTexts texts, BatchPlan plan, int logitCount, int logitsOutput)
    {
        var inputs = wanted.Select(input => input.ElementType switch
        {
            TensorElementType.Int64 => (Tensor)Fill<long>(input, texts, plan),
            TensorElementType.Int32 => Fill<int>(input, texts, plan),
            _ => throw new UnsupportedInputException(input.ToString()),
        }).ToArray();
        return new(plan, inputs, new float[plan.Texts.Length * logitCount], logitCount, logitsOutput);
    }

    private static Tensor Fill<T>(ValueDescription input, TokenizedTexts texts, BatchPlan plan)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var values = new T[plan.Texts.Length * plan.TokenCount];
        for (var row = 0; row < plan.Texts.Length; row++)
        {
            var text = plan.Texts[row];
            var tokenCount = texts.TokenCount(text);
            var place = values.AsSpan(row * plan.TokenCount, plan.TokenCount);
            for (var token = 0; token < place.Length; token++)
            {
                place[token] = T.CreateChecked(input.Name switch
                {
                    "position_ids" => token,
                    _ when token >= tokenCount => 0,
                    "input_ids" => texts.Ids(text)[token],
                    "attention_mask" => 1,
                    "token_type_ids" => texts.TypeIds(text)[token],
                    _ => throw new UnsupportedInputException(input.ToString()),
                });
            }
        }

        return Tensor.Over(values.AsMemory(), plan.Texts.Length, plan.TokenCount);
    }
}
