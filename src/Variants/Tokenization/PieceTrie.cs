using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EnergyGate.Variants.Tokenization;

/// <summary>
/// All tokens of a vocabulary as a tree of UTF-16 code units; finds the longest token at a place. Immutable after the build.
/// </summary>
/// <remarks>The edges lie in one open-addressing table: the key is parent node x 65536 + code unit.</remarks>
internal sealed class PieceTrie
{
    private const int Root = 0;
    private const int None = -1;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly Edge[] edges;
    private readonly int shift;
    private readonly int continuation;

    private PieceTrie(Edge[] edges, string continuingPrefix)
    {
        this.edges = edges;
        shift = ShiftOf(edges);
        continuation = Root;
        foreach (var unit in continuingPrefix)
        {
            continuation = continuation == None ? None : Find(continuation, unit) is { Child: not Root and var child } ? child : None;
        }
    }

    /// <summary>
    /// Adds the ids of a word's pieces, the longest first match each time; one unknown token where the pieces do not cover it.
    /// </summary>
    public void AddPieces(ReadOnlySpan<char> word, int unknownId, TokenSink sink)
    {
        var before = sink.Count;
        var node = Root;
        while (word.Length > 0)
        {
            var (length, id) = Longest(word, node);
            if (length == 0)
            {
                sink.Replace(before, unknownId);
                return;
            }

            sink.Add(id);
            word = word[length..];
            node = continuation;
        }
    }

    public static PieceTrie Build(IReadOnlyDictionary<string, int> idOfToken, string continuingPrefix)
    {
        var children = new Dictionary<ulong, int>(idOfToken.Count * 4);
        var ids = new List<int>(idOfToken.Count * 4) { None };
        foreach (var (token, id) in idOfToken)
        {
            var node = Root;
            foreach (var unit in token)
            {
                ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(children, Key(node, unit), out var exists);
                if (!exists)
                {
                    child = ids.Count;
                    ids.Add(None);
                }

                node = child;
            }

            ids[node] = id;
        }

        return new PieceTrie(Spread(children, ids), continuingPrefix);
    }

    private (int Length, int Id) Longest(ReadOnlySpan<char> word, int node)
    {
        var found = (Length: 0, Id: None);
        for (var i = 0; i < word.Length && node != None; i++)
        {
            ref readonly var edge = ref Find(node, word[i]);
            if (edge.Child == Root)
            {
                break;
            }

            if (edge.Id != None)
            {
                found = (i + 1, edge.Id);
            }

            node = edge.Child;
        }

        return found;
    }

    /// <summary>The edge from a node by a code unit, or an empty slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly Edge Find(int node, char unit)
    {
        var key = Key(node, unit);
        var edges = this.edges;
        var slot = (uint)((key * Multiplier) >> shift);
        while (true)
        {
            ref readonly var edge = ref edges[slot & (uint)(edges.Length - 1)];
            if (edge.Key == key || edge.Child == Root)
            {
                return ref edge;
            }

            slot++;
        }
    }

    private static Edge[] Spread(Dictionary<ulong, int> children, List<int> ids)
    {
        var edges = new Edge[BitOperations.RoundUpToPowerOf2((uint)(children.Count * 2) + 2)];
        var shift = ShiftOf(edges);
        foreach (var (key, child) in children)
        {
            var slot = (int)((key * Multiplier) >> shift);
            while (edges[slot].Child != Root)
            {
                slot = (slot + 1) & (edges.Length - 1);
            }

            edges[slot] = new Edge(key, child, ids[child]);
        }

        return edges;
    }

    private static int ShiftOf(Edge[] edges) => 64 - BitOperations.Log2((uint)edges.Length);

    private static ulong Key(int node, char unit) => ((ulong)(uint)node << 16) | unit;

    /// <summary>
    /// The root is nobody's child, so as a child it marks an empty slot. The id is that of the token that ends at the child, or -1.
    /// </summary>
    private readonly record struct Edge(ulong Key, int Child, int Id);
}
