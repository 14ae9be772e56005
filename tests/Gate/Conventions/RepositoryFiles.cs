using System.Diagnostics;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>The repository's files, tracked or not ignored by git, as paths relative to the root with forward slashes.</summary>
internal static class RepositoryFiles
{
    /// <summary>All files, without build outputs and ignored files.</summary>
    public static IReadOnlyList<string> All { get; } = List();

    /// <summary>The C# files under src, tools and tests.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        [.. All.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && (IsOfProduct(path) || IsOfTests(path)))];

    /// <summary>The C# files of the product: those under src, and under tools what the program is built with.</summary>
    public static IReadOnlyList<string> Product { get; } = [.. Sources.Where(IsOfProduct)];

    /// <summary>Files with a name ending, e.g. <c>.csproj</c>.</summary>
    public static IEnumerable<string> EndingWith(string ending) => All.Where(path => path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The full path of a file.</summary>
    public static string FullPath(string path) => Path.Combine(SharedData.RepositoryRoot, path);

    /// <summary>The text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(FullPath(path));

    /// <summary>The namespace of a folder of the product, e.g. <c>EnergyGate.Bench.Planting</c> of <c>tools/Bench/Planting</c>.</summary>
    public static string ProductNamespace(string folder) => "EnergyGate." + folder[(folder.IndexOf('/') + 1)..].Replace('/', '.');

    /// <summary>The folder of the product that a folder of tests mirrors: <c>src/X</c> or <c>tools/X</c> of <c>tests/X</c>.</summary>
    public static IEnumerable<string> Mirrored(string testFolder) =>
        ProductRoots.Select(root => root + testFolder["tests/".Length..]).Where(folder => Directory.Exists(FullPath(folder)));

    /// <summary>The folder of a file, e.g. <c>src/Variants/Graphs</c>.</summary>
    public static string Folder(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    private static string[] ProductRoots => ["src/", "tools/"];

    private static bool IsOfProduct(string path) => ProductRoots.Any(root => path.StartsWith(root, StringComparison.Ordinal));

    private static bool IsOfTests(string path) => path.StartsWith("tests/", StringComparison.Ordinal);

    private static string[] List()
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = SharedData.RepositoryRoot,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var names = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(path => File.Exists(FullPath(path)))]
            : throw new InvalidOperationException(
                $"git ls-files in {SharedData.RepositoryRoot} ended with {git.ExitCode}: these tests read the list of tracked files");
    }
}
