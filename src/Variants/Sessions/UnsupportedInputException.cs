using EnergyGate.Errors;

namespace EnergyGate.Variants.Sessions;

/// <summary>A model needs an input that a text does not have.</summary>
public sealed class UnsupportedInputException : UserErrorException
{
    /// <summary>For the inputs of a model.</summary>
    /// <param name="input">The input that cannot be fed.</param>
    public UnsupportedInputException(string input)
        : base(
            $"the model needs the input {input}; texts are fed as input_ids, attention_mask, token_type_ids and position_ids "
            + "of int64 or int32 [batch, sequence]")
    {
    }
}
