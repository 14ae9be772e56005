using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>
/// The effects of accepted changes on costs, one line per change and cell, in git beside the baselines. A gate at 2 % sees none of ten
/// changes of 0.8 %, which add up to 8.3 %.
/// </summary>
/// <param name="Entries">The entries, the oldest first.</param>
internal sealed record DriftLedger(ImmutableArray<DriftEntry> Entries)
{
    /// <summary>The ledger of a folder of baselines; empty when there is none.</summary>
    /// <exception cref="BadInputException">It cannot be read; the message names file and line.</exception>
    public static DriftLedger Read(BaselineFolder folder) => new(
        folder.Files().Contains(BaselineSet.Ledger)
            ? DriftText.Read(folder.Text(BaselineSet.Ledger), folder.Shown(BaselineSet.Ledger))
            : []);

    /// <summary>The ledger with more entries at its end.</summary>
    /// <exception cref="BadInputException">The ledger already holds this change of a cell.</exception>
    public DriftLedger Add(IEnumerable<DriftEntry> more)
    {
        var all = Entries.ToBuilder();
        foreach (var entry in more)
        {
            if (all.Any(known => (known.Commit, known.Device, known.Cell) == (entry.Commit, entry.Device, entry.Cell)))
            {
                throw new BadInputException(
                    $"the ledger already holds {entry.Cell} of {entry.Commit} on {entry.Device}: a change counts once");
            }

            all.Add(entry);
        }

        return new(all.ToImmutable());
    }

    /// <summary>Writes it to a folder of baselines.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public void Write(BaselineFolder folder) =>
        folder.Replace(new Dictionary<string, string> { [BaselineSet.Ledger] = DriftText.Write(Entries) }, []);

    /// <summary>
    /// The ledger without the changes whose own interval is wider than a limit: their noise would hide the sum of the others.
    /// </summary>
    /// <param name="halfWidth">Half of the limit, as a logarithm of a ratio.</param>
    public DriftLedger Within(double halfWidth) => new([.. Entries.Where(entry => entry.HalfWidth <= halfWidth)]);

    /// <summary>
    /// The sums of the changes since a release: the entries that the release's ledger does not hold. Commits are not compared, because a
    /// squash merge gives a change another hash.
    /// </summary>
    /// <param name="release">The ledger of the release; null for none, and then every entry counts.</param>
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
