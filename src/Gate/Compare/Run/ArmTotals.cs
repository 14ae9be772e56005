using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Gate.Compare.Run;

/// <summary>Totals of one arm over all of its blocks.</summary>
/// <param name="Energy">Energy of the blocks.</param>
/// <param name="Time">Wall time of the blocks.</param>
/// <param name="Texts">Texts answered.</param>
internal readonly record struct ArmTotals(Joules Energy, Seconds Time, long Texts)
{
    /// <summary>Energy per text.</summary>
    public Joules EnergyPerText => Energy / Texts;

    /// <summary>Wall time per text.</summary>
    public Seconds TimePerText => Time / Texts;

    /// <summary>The totals with one more block.</summary>
    public ArmTotals With(MeasuredBlock block) => new(Energy + block.Window.Energy, Time + block.Window.Time, Texts + block.Runs);

    /// <summary>The sum of both totals.</summary>
    public ArmTotals With(ArmTotals other) => new(Energy + other.Energy, Time + other.Time, Texts + other.Texts);
}
