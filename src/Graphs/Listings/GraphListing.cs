using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace EnergyGate.Graphs.Listings;

/// <summary>
/// A graph as lines of text that people can compare: its nodes with the names, types and extents of what they read, its inputs, outputs and
/// operator sets. Values of weights are left out, because parity checks them; short integer constants are in it, because they are shapes
/// and axes. The digest is over the sorted lines, because the order of independent nodes has no meaning.
/// </summary>
public sealed class GraphListing
{
    private const int DigestDigits = 16;

    /// <summary>A listing of these lines.</summary>
    /// <param name="nodes">Nodes in graph order, and what stands around them.</param>
    public GraphListing(ImmutableArray<ListedNode> nodes)
    {
        Nodes = nodes;
        Lines = [.. nodes.Select(node => node.ToString())];
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines.Order(StringComparer.Ordinal)))))[
            ..DigestDigits
        ];
    }

    /// <summary>The lines, parsed.</summary>
    public ImmutableArray<ListedNode> Nodes { get; }

    /// <summary>The lines.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <summary>16 hexadecimal digits that are equal for graphs of equal structure.</summary>
    public string Digest { get; }

    /// <summary>How often each operator occurs.</summary>
    public ImmutableSortedDictionary<string, int> OperatorCounts => Nodes
        .Where(node => !ListingText.IsFrame(node))
        .GroupBy(node => node.Operator, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>The listing of a graph.</summary>
    public static GraphListing Of(Graph graph) => new(ListingText.Of(graph));

    /// <summary>Reads a listing back.</summary>
    /// <exception cref="FormatException">A line is not one of a listing.</exception>
    public static GraphListing Parse(IEnumerable<string> lines) => new([.. lines.Select(ListedNode.Parse)]);
}
