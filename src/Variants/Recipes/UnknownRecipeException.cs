using EnergyGate.Errors;

namespace EnergyGate.Variants.Recipes;

/// <summary>A recipe was asked for by a name that no recipe has.</summary>
public sealed class UnknownRecipeException : UserErrorException
{
    /// <summary>An exception without a message.</summary>
    public UnknownRecipeException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public UnknownRecipeException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    public UnknownRecipeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An exception for a name.</summary>
    /// <param name="name">The name that was given.</param>
    /// <param name="legalNames">The names of all recipes.</param>
    public UnknownRecipeException(string name, IEnumerable<string> legalNames)
        : base($"there is no recipe '{name}'; the recipes are {string.Join(", ", legalNames)}")
    {
    }
}
