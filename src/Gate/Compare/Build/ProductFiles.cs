using System.Collections.Immutable;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>
/// Selects the files of the repository that can affect the program, its models or the native library. Other changes cannot change a cost.
/// </summary>
internal static class ProductFiles
{
    private static readonly string[] OtherFolders =
    [
        "docs/", "tests/", "baselines/", "waivers/", "certificates/", "tools/tokenization/", "tools/training/", "eng/", ".github/", ".ci/",
    ];
    private static readonly string[] OtherEndings = [".md", "LICENSE", ".gitignore", ".gitattributes"];

    /// <summary>The product files among the given files.</summary>
    /// <param name="files">Paths from the root of the repository.</param>
    public static ImmutableArray<string> Among(IEnumerable<string> files) =>
        [
            .. files.Where(file =>
                !Array.Exists(OtherFolders, folder => file.StartsWith(folder, StringComparison.Ordinal))
                && !Array.Exists(OtherEndings, ending => file.EndsWith(ending, StringComparison.Ordinal))),
        ];
}
