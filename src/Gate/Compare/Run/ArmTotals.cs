using EnergyGate.Gate.Compare.Workers;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>What one side spent in all of its blocks.</summary>
/// <param name="Joules">Energy.</param>
/// <param name="Seconds">Wall time of the blocks.</param>
/// <param name="Texts">Texts answered.</param>
public readonly record struct ArmTotals(double Joules, double Seconds, long Texts)
{
    /// <summary>Energy of a text (J).</summary>
    public double JoulesPerText => Joules / Texts;

    /// <summary>Wall time of a text (s).</summary>
    public double SecondsPerText => Seconds / Texts;

    /// <summary>With one block more.</summary>
    public ArmTotals With(BlockFigures block) => new(Joules + block.Joules, Seconds + block.Seconds, Texts + block.Texts);

    /// <summary>With the blocks of another.</summary>
    public ArmTotals With(ArmTotals other) => new(Joules + other.Joules, Seconds + other.Seconds, Texts + other.Texts);
}
