using EnergyGate.Errors;

namespace EnergyGate.Graphs.Costs;

/// <summary>The cost of a graph cannot be computed, because an extent is not known.</summary>
public sealed class CostException : UserErrorException
{
    /// <summary>An unknown cost.</summary>
    public CostException()
    {
    }

    /// <summary>An unknown cost with its reason.</summary>
    public CostException(string message)
        : base(message)
    {
    }

    /// <summary>An unknown cost with its reason and cause.</summary>
    public CostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
