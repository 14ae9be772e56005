using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.EnergyModel;

/// <summary>Predicted cost of work on a device. Modelled: compare it only with other modelled costs, never with a measurement.</summary>
/// <param name="Compute">Energy of the arithmetic above idle.</param>
/// <param name="Memory">Energy of the traffic.</param>
/// <param name="Launch">Energy above idle for starting kernels.</param>
/// <param name="Idle">Idle power x <paramref name="Time"/>.</param>
/// <param name="Time">The time that the work takes.</param>
public readonly record struct ModelledEnergy(Joules Compute, Joules Memory, Joules Launch, Joules Idle, Seconds Time)
{
    /// <summary>The total energy.</summary>
    public Joules Total => Compute + Memory + Launch + Idle;

    /// <summary>The cost of both, done one after the other.</summary>
    public static ModelledEnergy operator +(ModelledEnergy left, ModelledEnergy right) => new(
        left.Compute + right.Compute,
        left.Memory + right.Memory,
        left.Launch + right.Launch,
        left.Idle + right.Idle,
        left.Time + right.Time);

    /// <summary>The cost of a multiple, or a fraction, of the work.</summary>
    public static ModelledEnergy operator *(ModelledEnergy energy, double factor) => new(
        energy.Compute * factor, energy.Memory * factor, energy.Launch * factor, energy.Idle * factor, energy.Time * factor);
}
