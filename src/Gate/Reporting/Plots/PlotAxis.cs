using System.Collections.Immutable;
using System.Globalization;

namespace EnergyGate.Gate.Reporting.Plots;

/// <summary>A linear axis with round ticks that enclose all values.</summary>
/// <param name="Low">Lowest tick.</param>
/// <param name="High">Highest tick.</param>
/// <param name="Step">Distance between ticks: 1, 2 or 5 times a power of ten.</param>
internal sealed record PlotAxis(double Low, double High, double Step)
{
    private const int WantedTicks = 5;

    // Equal values still need an axis of some length.
    private const double MinSpan = 0.1;

    /// <summary>The axis for some values.</summary>
    /// <param name="figures">At least one value; all finite.</param>
    public static PlotAxis Over(IReadOnlyCollection<double> figures)
    {
        var middle = (figures.Min() + figures.Max()) / 2;
        var span = Math.Max(figures.Max() - figures.Min(), MinSpan);
        var rough = span * 1.1 / WantedTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * new[] { 1.0, 2, 5, 10 }.First(factor => factor * power >= rough);
        var low = Math.Floor(((middle - (span * 0.55)) / step) + 1e-9) * step;
        var high = Math.Ceiling(((middle + (span * 0.55)) / step) - 1e-9) * step;
        return new(low, high, step);
    }

    /// <summary>The ticks with their texts.</summary>
    public ImmutableArray<(double Value, string Text)> Ticks()
    {
        var digits = Math.Max(0, (int)Math.Ceiling(-Math.Log10(Step) - 1e-9));
        return
        [
            .. Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1)
                .Select(i => Low + (i * Step))
                .Select(value => (value, value.ToString($"F{digits}", CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>Position of a value on the axis, from 0 (lowest tick) to 1 (highest tick).</summary>
    public double Share(double value) => (value - Low) / (High - Low);
}
