using EnergyGate.Errors;

namespace EnergyGate.Variants.Pipelines;

/// <summary>A pass proposed a patch that would break the graph. It is a fault of the pass; the graph is unchanged.</summary>
public sealed class InvalidPatchException : UserErrorException
{
    /// <summary>An exception without a message.</summary>
    public InvalidPatchException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public InvalidPatchException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public InvalidPatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception for one patch of a pass.</summary>
    /// <param name="pass">Name of the pass.</param>
    /// <param name="label">Label of the patch.</param>
    /// <param name="fault">What is wrong, in a few words.</param>
    public InvalidPatchException(string pass, string label, string fault)
        : base($"pass {pass} proposed a patch that is not valid ({label}): {fault}")
    {
    }

    /// <inheritdoc/>
    public override string UserMessage => $"the recipe does not fit this model: {Message}";
}
