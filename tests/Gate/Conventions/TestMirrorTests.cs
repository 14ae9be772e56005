namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>
/// Unit tests mirror the folders of their subjects: <c>tests/Graphs/Onnx</c> tests <c>src/Graphs/Onnx</c>. <c>tests/Parity</c>,
/// <c>tests/Accuracy</c> and <c>tests/Energy</c> hold the product's acceptance tests, one fixture each.
/// </summary>
public sealed class TestMirrorTests
{
    private static readonly string[] Acceptance = ["Parity", "Accuracy", "Energy"];

    // Folders without a counterpart in src: shared parts and their tests, the form of the repository, pinned behaviour.
    private static readonly string[] Apart = ["tests/Common", "tests/Gate/Conventions", "tests/Gate/Pins", "tests/Gate/Snapshots"];

    private static IEnumerable<string> TestFiles =>
        RepositoryFiles.Sources.Where(path => path.StartsWith("tests/", StringComparison.Ordinal)
            && !Apart.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)));

    [Test]
    public void TestFolder_OfUnitTests_IsAFolderOfSource() =>
        TestFiles.Select(RepositoryFiles.Folder).Distinct()
            .Where(folder => !Acceptance.Contains(folder.Split('/')[1]))
            .Where(folder => !Directory.Exists(RepositoryFiles.FullPath("src" + folder["tests".Length..])))
            .Should().BeEmpty();

    [Test]
    public void UnitTests_OfOneType_LieInItsFolder()
    {
        var folders = RepositoryFiles.Sources.Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .ToLookup(path => Path.GetFileNameWithoutExtension(path) + "Tests.cs", RepositoryFiles.Folder);
        TestFiles.Where(path => !Acceptance.Contains(path.Split('/')[1]))
            .Where(path => folders[Path.GetFileName(path)].ToList() is { Count: > 0 } known
                && !known.Contains("src" + RepositoryFiles.Folder(path)["tests".Length..]))
            .Should().BeEmpty();
    }

    [Test]
    public void AcceptanceProjects_HoldOneFixtureEach() =>
        RepositoryFiles.Sources.Where(path => Acceptance.Contains(path.Split('/') is ["tests", var project, ..] ? project : ""))
            .Should().BeEquivalentTo(Acceptance.Select(project => $"tests/{project}/Variant{project}Tests.cs"));
}
