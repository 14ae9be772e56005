namespace EnergyGate.Measurement.Meters.Estimated;

/// <summary>One figure of a device profile, with where it comes from and how far off it may be.</summary>
/// <param name="Value">The figure, in the unit of the property that holds it.</param>
/// <param name="Source">Where it comes from: a published figure and how it was derived, or that it is an assumption.</param>
/// <param name="RelativeError">How far off it may be, as a fraction of the figure: 0.5 is plus or minus 50 %.</param>
/// <typeparam name="TUnit">The unit type.</typeparam>
public readonly record struct ProfileCoefficient<TUnit>(TUnit Value, string Source, double RelativeError)
    where TUnit : struct;
