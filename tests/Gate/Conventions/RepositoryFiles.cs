using System.Diagnostics;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>The repository's files, tracked or not ignored by git, as paths relative to the root with forward slashes.</summary>
internal static class RepositoryFiles
{
    /// <summary>All files, without build outputs and ignored files.</summary>
    public static IReadOnlyList<string> All { get; } = List();

    /// <summary>The C# files under src and tests.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        [
            .. All
                .Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
                .Where(path => path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("tests/", StringComparison.Ordinal)),
        ];

    /// <summary>Files with a name ending, e.g. <c>.csproj</c>.</summary>
    public static IEnumerable<string> EndingWith(string ending) => All.Where(path => path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The full path of a file.</summary>
    public static string FullPath(string path) => Path.Combine(SharedData.RepositoryRoot, path);

    /// <summary>The text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(FullPath(path));

    /// <summary>The folder of a file, e.g. <c>src/Variants/Graphs</c>.</summary>
    public static string Folder(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

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
