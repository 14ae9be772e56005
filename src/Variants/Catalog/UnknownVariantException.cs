using EnergyGate.Errors;

namespace EnergyGate.Variants.Catalog;

/// <summary>A name that no variant has.</summary>
public sealed class UnknownVariantException : UserErrorException
{
    /// <summary>Makes the exception for the given name and the legal ones.</summary>
    public UnknownVariantException(string given, IEnumerable<string> legal)
        : base($"unknown variant '{given}': legal are {string.Join(", ", legal)}")
    {
    }
}
