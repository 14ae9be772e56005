namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>
/// Unit tests lie where their subjects do: <c>tests/Graphs/Onnx</c> tests <c>src/Graphs/Onnx</c>, <c>tests/Bench</c> tests
/// <c>tools/Bench</c>. <c>tests/Parity</c>, <c>tests/Accuracy</c> and <c>tests/Energy</c> hold what the product promises, one fixture each.
/// </summary>
internal sealed class TestMirrorTests
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
            .Where(folder => !RepositoryFiles.Mirrored(folder).Any())
            .Should().BeEmpty();

    [Test]
    public void UnitTests_OfOneType_LieInItsFolder()
    {
        var folders = RepositoryFiles.Product
            .ToLookup(path => Path.GetFileNameWithoutExtension(path) + "Tests.cs", RepositoryFiles.Folder);
        TestFiles.Where(path => !Acceptance.Contains(path.Split('/')[1]))
            .Where(path => folders[Path.GetFileName(path)].ToList() is { Count: > 0 } known
                && !known.Intersect(RepositoryFiles.Mirrored(RepositoryFiles.Folder(path))).Any())
            .Should().BeEmpty();
    }

    [Test]
    public void AcceptanceProjects_HoldOneFixtureEach() =>
        RepositoryFiles.Sources.Where(path => Acceptance.Contains(path.Split('/') is ["tests", var project, ..] ? project : ""))
            .Should().BeEquivalentTo(Acceptance.Select(project => $"tests/{project}/Variant{project}Tests.cs"));
}
