using EnergyGate.Errors;

namespace EnergyGate.Variants.Passes;

/// <summary>A pass that chooses by calibration cannot choose: it was given no texts, or the graph has nothing to choose from.</summary>
/// <param name="pass">Name of the pass.</param>
/// <param name="reason">The reason, and what to do about it.</param>
public sealed class CalibrationException(string pass, string reason) : UserErrorException($"{pass}: {reason}")
{
    /// <inheritdoc/>
    public override string UserMessage => $"the recipe does not fit this model: {Message}";
}
