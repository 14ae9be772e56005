using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>A variant as something to measure.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Run">Does the frozen mix of inputs once, waiting for the device.</param>
/// <param name="TextCount">Texts of one run.</param>
/// <param name="TokenCount">Tokens of one run, without padding.</param>
public sealed record MeteredArm(VariantRecipe Variant, Action Run, int TextCount, int TokenCount);
