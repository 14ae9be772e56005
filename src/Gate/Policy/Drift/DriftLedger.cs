using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>
/// What changes that were let through did to costs, one line a change and cell, in git beside the baselines: a gate at 2 % sees none of ten
/// changes of 0.8 %, and they add up to 8.3 %.
/// </summary>
/// <param name="Entries">The entries, the oldest first.</param>
public sealed record DriftLedger(ImmutableArray<DriftEntry> Entries)
{
    /// <summary>The ledger of a folder of baselines; empty when there is none.</summary>
    /// <exception cref="BadInputException">It cannot be read; the message names file and line.</exception>
    public static DriftLedger Read(BaselineFolder folder) =>
        new(folder.Files().Contains(BaselineSet.Ledger) ? DriftText.Read(folder.Text(BaselineSet.Ledger), folder.Shown(BaselineSet.Ledger)) : []);

    /// <summary>The ledger with more entries at its end.</summary>
    /// <exception cref="BadInputException">A change of a cell is in it already.</exception>
    public DriftLedger Add(IEnumerable<DriftEntry> more)
    {
        var all = Entries.ToBuilder();
        foreach (var entry in more)
        {
            if (all.Any(known => (known.Commit, known.Device, known.Cell) == (entry.Commit, entry.Device, entry.Cell)))
            {
                throw new BadInputException($"the ledger holds {entry.Cell} of {entry.Commit} on {entry.Device} already: a change counts once");
            }

            all.Add(entry);
        }

        return new(all.ToImmutable());
    }

    /// <summary>Writes it to a folder of baselines.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public void Write(BaselineFolder folder) => folder.Replace(new Dictionary<string, string> { [BaselineSet.Ledger] = DriftText.Write(Entries) }, []);

    /// <summary>
    /// The ledger without changes whose own interval is wider than this: they are open by so much that they hide what the others add up to.
    /// </summary>
    /// <param name="halfWidth">Half of it, as a logarithm.</param>
    public DriftLedger Within(double halfWidth) => new([.. Entries.Where(entry => entry.HalfWidth <= halfWidth)]);

    /// <summary>
    /// The sums of what came since a release. Entries that the release's ledger holds are of before; commits are not asked, for a merge
    /// that squashes gives a change another hash.
    /// </summary>
    /// <param name="release">The ledger as the release has it; null for none, and everything counts.</param>
    public ImmutableArray<DriftSum> SumSince(DriftLedger? release)
    {
        var before = (release?.Entries ?? []).Select(entry => (entry.Commit, entry.Device, entry.Cell)).ToHashSet();
        return
        [
            .. from entry in Entries
               where !before.Contains((entry.Commit, entry.Device, entry.Cell))
               group entry by (entry.Device, entry.Cell, entry.Kind) into entries
               select DriftSum.Of([.. entries]),
        ];
    }
}
