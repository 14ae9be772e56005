using System.Numerics;
using System.Runtime.InteropServices;

namespace EnergyGate.Variants.Tokenization;

/// <summary>All tokens of a vocabulary as a tree of UTF-16 code units; finds the longest token at a place. Immutable after the build.</summary>
/// <remarks>The edges lie in one open-addressing table: the key is parent node x 65536 + code unit.</remarks>
internal sealed class PieceTrie
{
    private const int Root = 0;
    private const int None = -1;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly Edge[] _edges;
    private readonly int _shift;
    private readonly int[] _idOfNode;
    private readonly int _continuation;

    private PieceTrie(Edge[] edges, int[] idOfNode, string continuingPrefix)
    {
        _edges = edges;
        _shift = 64 - BitOperations.Log2((uint)edges.Length);
        _idOfNode = idOfNode;
        _continuation = Root;
        foreach (var unit in continuingPrefix)
        {
            _continuation = _continuation == None ? None : Child(_continuation, unit);
        }
    }

    /// <summary>Adds the ids of a word's pieces, the longest first match each time; one unknown token where the pieces do not cover it.</summary>
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
            node = _continuation;
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

        return new PieceTrie(Spread(children), [.. ids], continuingPrefix);
    }

    private (int Length, int Id) Longest(ReadOnlySpan<char> word, int node)
    {
        var found = (Length: 0, Id: None);
        for (var i = 0; i < word.Length && node != None; i++)
        {
            node = Child(node, word[i]);
            if (node != None && _idOfNode[node] is not None and var id)
            {
                found = (i + 1, id);
            }
        }

        return found;
    }

    private int Child(int node, char unit)
    {
        var key = Key(node, unit);
        var edges = _edges;
        for (var slot = (int)((key * Multiplier) >> _shift); ; slot = (slot + 1) & (edges.Length - 1))
        {
            ref readonly var edge = ref edges[slot];
            if (edge.Key == key && edge.Child != Root)
            {
                return edge.Child;
            }

            if (edge.Child == Root)
            {
                return None;
            }
        }
    }

    private static Edge[] Spread(Dictionary<ulong, int> children)
    {
        var edges = new Edge[BitOperations.RoundUpToPowerOf2((uint)(children.Count * 2) + 2)];
        var shift = 64 - BitOperations.Log2((uint)edges.Length);
        foreach (var (key, child) in children)
        {
            var slot = (int)((key * Multiplier) >> shift);
            while (edges[slot].Child != Root)
            {
                slot = (slot + 1) & (edges.Length - 1);
            }

            edges[slot] = new Edge(key, child);
        }

        return edges;
    }

    private static ulong Key(int node, char unit) => ((ulong)(uint)node << 16) | unit;

    /// <summary>No node is a child of none, so the root as a child marks an empty slot.</summary>
    private readonly record struct Edge(ulong Key, int Child);
}
