using System.Text.RegularExpressions;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>
/// A folder right below a project of src or tools (<c>Variants/Passes</c> with all below it), or a project's own files (<c>Variants</c>).
/// </summary>
internal static partial class SourceUnit
{
    /// <summary>The unit of a file of the product.</summary>
    public static string OfFile(string path) => OfParts(RepositoryFiles.Folder(path).Split('/')[1..]);

    /// <summary>
    /// Units that a file refers to: in a <c>using</c>, by full name, or as a type of its project's own files, which need no <c>using</c>.
    /// </summary>
    public static IReadOnlySet<string> UsedBy(string path)
    {
        var code = string.Join('\n', File.ReadLines(RepositoryFiles.FullPath(path))
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("namespace ", StringComparison.Ordinal)));
        var project = path.Split('/')[1];
        return FullNames().Matches(code).Select(match => OfNamespace(match.Value))
            .Concat(RootTypes.Value[project].Any(type => Regex.IsMatch(code, $@"\b{type}\b")) ? [project] : [])
            .Where(unit => unit != OfFile(path))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static readonly Lazy<ILookup<string, string>> RootTypes = new(() => RepositoryFiles.Product
        .Where(path => path.Split('/').Length == 3 && !path.EndsWith("/Program.cs", StringComparison.Ordinal))
        .ToLookup(path => path.Split('/')[1], path => Path.GetFileNameWithoutExtension(path)));

    // Each leaf of the project graph is one unit: NamespaceCircleTests checks the inside of them.
    private static readonly string[] Leaves = ["Errors", "Statistics", "OnnxRuntime", "Graphs"];

    private static string OfParts(string[] parts) => parts.Length == 1 || Leaves.Contains(parts[0]) ? parts[0] : $"{parts[0]}/{parts[1]}";

    private static string OfNamespace(string fullName)
    {
        var parts = fullName.Split('.')[1..];
        return OfParts(parts.Length > 1 && RepositoryFiles.Mirrored($"tests/{parts[0]}/{parts[1]}").Any() ? parts : parts[..1]);
    }

    [GeneratedRegex(@"\bEnergyGate(\.[A-Z]\w*)+")]
    private static partial Regex FullNames();
}
