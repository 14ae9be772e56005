using System.Collections.Immutable;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>The predicted cost of a graph on texts, batch by batch, with padding.</summary>
/// <param name="Texts">Number of texts.</param>
/// <param name="Operations">Arithmetic of all batches, in operations.</param>
/// <param name="Bytes">Bytes that all batches read and write.</param>
/// <param name="Energies">The cost of all batches on each profile of <see cref="WorkProfiles.All"/>, in that order.</param>
internal sealed record ModelledRun(int Texts, double Operations, double Bytes, ImmutableArray<ModelledEnergy> Energies)
{
    /// <summary>The cost on a profile.</summary>
    /// <param name="profile">One of <see cref="WorkProfiles.All"/>.</param>
    public ModelledEnergy On(WorkProfile profile) => Energies[WorkProfiles.All.IndexOf(profile)];

    /// <summary>Energy per text on a profile.</summary>
    public Joules EnergyPerText(WorkProfile profile) => On(profile).Total / Texts;

    /// <summary>The sum of two runs.</summary>
    public static ModelledRun operator +(ModelledRun left, ModelledRun right) => new(
        left.Texts + right.Texts,
        left.Operations + right.Operations,
        left.Bytes + right.Bytes,
        [.. left.Energies.Zip(right.Energies, (one, other) => one + other)]);
}
