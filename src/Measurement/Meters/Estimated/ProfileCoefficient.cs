namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>One figure of a device profile, with its source and relative error.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Source">Source: a published figure and its derivation, or an assumption.</param>
/// <param name="RelativeError">Relative error, as a fraction: 0.5 means plus or minus 50 %.</param>
/// <typeparam name="TUnit">The unit type.</typeparam>
public readonly record struct ProfileCoefficient<TUnit>(TUnit Value, string Source, double RelativeError)
    where TUnit : struct;
