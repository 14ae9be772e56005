using System.Collections.Immutable;

namespace EnergyGate.Statistics.Corrections;

/// <summary>
/// Which cells of a run fail, by Holm's step-down rule (Scandinavian Journal of Statistics 6, 1979, 65-70) over always-valid p-values: they may be taken
/// at any moment, each cell at its own. A cell whose own test says FAIL is always among them.
/// </summary>
public static class HolmSelection
{
    /// <summary>Whether each cell fails, in the order given; the probability of any false one is at most the family's error.</summary>
    /// <param name="failPValues">The always-valid p-value of each measured cell.</param>
    /// <param name="cells">Cells declared before the run, at least as many: one that was not measured counts as a p-value of 1.</param>
    /// <param name="familyError">Above 0 and below 1, e.g. 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0 to 1, an error outside its range, or fewer cells were declared than are given.</exception>
    public static ImmutableArray<bool> Of(ReadOnlySpan<double> failPValues, int cells, double familyError)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, failPValues.Length);
        if (!(familyError > 0 && familyError < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(familyError), familyError, "an error lies between 0 and 1, e.g. 0.01");
        }

        foreach (var value in failPValues)
        {
            if (!(value >= 0 && value <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(failPValues), value, "p-values from 0 to 1 are needed");
            }
        }

        var sorted = failPValues.ToArray();
        int[] places = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, places);
        var failed = new bool[sorted.Length];
        for (var i = 0; i < sorted.Length && sorted[i] <= familyError / (cells - i); i++)
        {
            failed[places[i]] = true;
        }

        return [.. failed];
    }
}
