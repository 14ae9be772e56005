namespace EnergyGate.Tests;

/// <summary>Where the data lies that tests may read and the product does not need.</summary>
internal static class SharedData
{
    /// <summary>The repository's root: the nearest folder above the test assembly that holds EnergyGate.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>
    /// The full path of a file or folder of the shared data; the calling test is ignored, with the reason, when it is absent.
    /// </summary>
    /// <param name="parts">Path parts below the shared folder, e.g. <c>"golden", "metrics"</c>.</param>
    public static string Require(params string[] parts)
    {
        var path = Path.Combine([Folder, .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Assert.Ignore(
                $"needs {Path.Combine(parts)} of the shared data: put the folder beside the repository or name it in ENERGYGATE_SHARED "
                + "(the files of GLUE: in ENERGYGATE_GLUE)");
        }

        return path;
    }

    /// <summary>The folder of the real GLUE files: the one that ENERGYGATE_GLUE names, else that of the shared data.</summary>
    public static string RequireGlue() =>
        Environment.GetEnvironmentVariable("ENERGYGATE_GLUE") is { Length: > 0 } folder && Directory.Exists(folder)
            ? folder
            : Require("data", "glue");

    private static string Folder =>
        Environment.GetEnvironmentVariable("ENERGYGATE_SHARED") ?? Path.Combine(RepositoryRoot, "..", "shared");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EnergyGate.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"no EnergyGate.sln above {AppContext.BaseDirectory}");
    }
}
