using System.Text.RegularExpressions;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>
/// Dependencies between the namespaces of src and tools: <c>using</c> lines, of which the compiler allows no needless one, and types of
/// enclosing namespaces, which need none.
/// </summary>
internal static partial class NamespaceGraph
{
    /// <summary>The namespaces that each namespace uses, with an example file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Edges { get; } = Read();

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Read()
    {
        string[] files = [.. RepositoryFiles.Product.Where(path => path != "src/Gate/Program.cs")];
        var types = files.ToLookup(NamespaceOf, path => Path.GetFileName(path).Split('.')[0]);
        var edges =
            types.ToDictionary(group => group.Key, _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var path in files)
        {
            foreach (var used in UsedBy(path, types).Where(used => used != NamespaceOf(path) && edges.ContainsKey(used)))
            {
                edges[NamespaceOf(path)].TryAdd(used, path);
            }
        }

        return edges.ToDictionary(edge => edge.Key, IReadOnlyDictionary<string, string> (edge) => edge.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<string> UsedBy(string path, ILookup<string, string> types)
    {
        var text = RepositoryFiles.Text(path);
        var code = Comments().Replace(text, "");
        var names = Names().Matches(code).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        return Usings().Matches(text).Select(match => match.Groups["name"].Value)
            .Concat(Above(NamespaceOf(path)).Where(above => types[above].Any(names.Contains)));
    }

    private static IEnumerable<string> Above(string name)
    {
        for (var end = name.LastIndexOf('.'); end > 0; end = name.LastIndexOf('.'))
        {
            name = name[..end];
            yield return name;
        }
    }

    private static string NamespaceOf(string path) => RepositoryFiles.ProductNamespace(RepositoryFiles.Folder(path));

    [GeneratedRegex(@"^using (static |\w+ = )?(?<name>EnergyGate(\.[A-Z]\w*)+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"//.*|""(\\.|[^""\\\n])*""")]
    private static partial Regex Comments();

    // A name after a dot is a member, or was found by its using.
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*")]
    private static partial Regex Names();
}
