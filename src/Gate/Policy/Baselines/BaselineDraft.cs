using System.Collections.Immutable;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>What a run found that a baseline would hold; a recording writes it, any other run forgets it. Not thread-safe.</summary>
public sealed class BaselineDraft
{
    private readonly SortedDictionary<string, (BaselineHeader Header, List<BaselineLine> Lines)> files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> listings = new(StringComparer.Ordinal);

    /// <summary>The files so far.</summary>
    public ImmutableArray<BaselineFile> Files => [.. files.Select(file => new BaselineFile(file.Key, file.Value.Header, file.Value.Lines))];

    /// <summary>Further texts, by path inside the folder: listings that people compare.</summary>
    public ImmutableSortedDictionary<string, string> Listings => listings.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Adds a line.</summary>
    /// <param name="path">The file, e.g. <c>static/fp32-fused.tsv</c>.</param>
    /// <param name="header">The file's header; the first one given counts.</param>
    /// <param name="line">The line; its key is new in the file.</param>
    public void Add(string path, BaselineHeader header, BaselineLine line)
    {
        if (!files.TryGetValue(path, out var file))
        {
            files[path] = file = (header, []);
        }

        file.Lines.Add(line);
    }

    /// <summary>Adds a text that is no baseline by itself, e.g. the listing of a graph.</summary>
    /// <param name="path">The file; it does not end in <c>.tsv</c>.</param>
    /// <param name="text">The text, with LF line ends.</param>
    public void AddListing(string path, string text) => listings[path] = text;
}
