namespace EnergyGate.Variants.Passes;

/// <summary>A near match that a pass left alone.</summary>
/// <param name="Pass">The pass's name.</param>
/// <param name="Node">The node where the match began.</param>
/// <param name="Reason">Why it does not apply, in one sentence.</param>
public readonly record struct Refusal(string Pass, string Node, string Reason);
