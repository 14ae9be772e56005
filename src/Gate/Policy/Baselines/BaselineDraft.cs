using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>The results of a run that a baseline would hold. A recording writes them; any other run discards them.</summary>
/// <param name="Files">The files, by their paths.</param>
/// <param name="Listings">Further texts, by path inside the folder: listings that people compare.</param>
internal sealed record BaselineDraft(ImmutableArray<BaselineFile> Files, ImmutableSortedDictionary<string, string> Listings)
{
    /// <summary>The draft of a run; if a file has two headers, the first counts.</summary>
    /// <param name="results">All results of its checks.</param>
    /// <exception cref="ArgumentException">Two entries of a file have the same key.</exception>
    public static BaselineDraft Of(IReadOnlyCollection<ICheckResult> results) => new(
        [
            .. results.OfType<BaselineEntry>().GroupBy(entry => entry.Path).OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => new BaselineFile(file.Key, file.First().Header, file.Select(entry => entry.Line))),
        ],
        results.OfType<BaselineListing>()
            .ToImmutableSortedDictionary(listing => listing.Path, listing => listing.Text, StringComparer.Ordinal));
}
