using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>The sum of many small changes, as logarithms of ratios, which add.</summary>
/// <param name="Device">The machine or board.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Kind">Where the joules come from.</param>
/// <param name="Changes">Number of changes since the release.</param>
/// <param name="Net">Their sum, gains included.</param>
/// <param name="Rise">
/// The sum of the latest changes, from the cheapest state since the release on, so that an earlier gain does not pay for later losses. At
/// least 0.
/// </param>
/// <param name="Risen">Number of changes in the rise.</param>
/// <param name="HalfWidth">
/// Half the interval of the rise: the root of the sum of the squared half widths of its changes, which were measured independently.
/// </param>
internal sealed record DriftSum(
    string Device, CellKey Cell, FigureKind Kind, int Changes, double Net, double Rise, int Risen, double HalfWidth)
{
    /// <summary>Adds up the entries of one cell on one machine.</summary>
    /// <param name="entries">At least one, the oldest first.</param>
    public static DriftSum Of(ImmutableArray<DriftEntry> entries)
    {
        double sum = 0, squares = 0, rise = 0, width = 0;
        var risen = 0;
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            sum += entries[i].Estimate;
            squares += entries[i].HalfWidth * entries[i].HalfWidth;
            if (sum > rise)
            {
                (rise, width, risen) = (sum, Math.Sqrt(squares), entries.Length - i);
            }
        }

        return new(entries[0].Device, entries[0].Cell, entries[0].Kind, entries.Length, sum, rise, risen, width);
    }
}
