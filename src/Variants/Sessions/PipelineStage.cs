namespace EnergyGate.Variants.Sessions;

/// <summary>A stage on the way from a text to its answer, in the order of the way.</summary>
public enum PipelineStage
{
    /// <summary>Text to token ids.</summary>
    Tokenize,

    /// <summary>Which texts run together.</summary>
    Batch,

    /// <summary>Ids, mask and segments of a batch as tensors.</summary>
    Feed,

    /// <summary>The session.</summary>
    Run,

    /// <summary>Logits of a batch to the places of their texts.</summary>
    ReadOut,
}
