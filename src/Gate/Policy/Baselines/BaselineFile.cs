using System.Collections.Immutable;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>One file of a baseline. Its text form: <see cref="BaselineText"/>.</summary>
internal sealed record BaselineFile
{
    /// <summary>Makes a file.</summary>
    /// <param name="path">Path from the baseline's folder, with forward slashes, e.g. <c>accuracy/SST-2.tsv</c>.</param>
    /// <param name="header">The header, which holds for all lines.</param>
    /// <param name="lines">In any order.</param>
    /// <exception cref="ArgumentException">Two lines have the same key.</exception>
    public BaselineFile(string path, BaselineHeader header, IEnumerable<BaselineLine> lines)
    {
        Path = path;
        Header = header;
        Lines = [.. lines.OrderBy(line => line.Key, BaselineKey.Order)];
        for (var i = 1; i < Lines.Length; i++)
        {
            if (Lines[i].Key == Lines[i - 1].Key)
            {
                throw new ArgumentException($"{path} would hold {Lines[i].Key} twice", nameof(lines));
            }
        }
    }

    /// <summary>Path from the baseline's folder, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The header, which holds for all lines.</summary>
    public BaselineHeader Header { get; }

    /// <summary>The lines, sorted by their keys.</summary>
    public ImmutableArray<BaselineLine> Lines { get; }

    /// <summary>The line of this key, or null.</summary>
    public BaselineLine? Find(BaselineKey key) => Lines.FirstOrDefault(line => line.Key == key);

    /// <summary>Equal when path, header and every line are.</summary>
    public bool Equals(BaselineFile? other) =>
        other is not null && Path == other.Path && Header == other.Header && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Header, Lines.Length);
}
