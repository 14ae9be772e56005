using System.Reflection;
using System.Xml.Linq;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Allowed dependencies between projects, in the project files and in the compiled assemblies.</summary>
internal sealed class ProjectEdgeTests
{
    [TestCase("Statistics")]
    [TestCase("Errors")]
    [TestCase("OnnxRuntime", "Errors")]
    [TestCase("Graphs", "Errors")]
    [TestCase("Evaluation", "Errors", "Statistics")]
    [TestCase("Measurement", "Errors", "Statistics")]
    [TestCase("Variants", "Graphs", "OnnxRuntime")]
    [TestCase("Bench", "Variants", "Evaluation", "Measurement")]
    [TestCase("Gate", "Variants", "Evaluation", "Measurement", "Bench")]
    public void ProjectFile_OfSource_ReferencesExactlyThese(string project, params string[] expected) =>
        ProjectReferences($"{RepositoryFiles.Mirrored($"tests/{project}").Single()}/{project}.csproj").Should().BeEquivalentTo(expected);

    [Test]
    public void ProjectFiles_ThatReferenceBench_AreTheProgramAndTheTestsOfBench() =>
        RepositoryFiles.EndingWith(".csproj").Where(path => ProjectReferences(path).Contains("Bench"))
            .Should().BeEquivalentTo("src/Gate/Gate.csproj", "tests/Bench/Bench.csproj");

    [Test]
    public void ProjectFiles_OfTools_AreBenchAlone() =>
        RepositoryFiles.EndingWith(".csproj").Where(path => path.StartsWith("tools/", StringComparison.Ordinal))
            .Should().Equal("tools/Bench/Bench.csproj");

    [TestCase("EnergyGate.Statistics")]
    [TestCase("EnergyGate.Errors")]
    [TestCase("EnergyGate.OnnxRuntime", "EnergyGate.Errors")]
    [TestCase("EnergyGate.Graphs", "EnergyGate.Errors")]
    [TestCase("EnergyGate.Evaluation", "EnergyGate.Errors", "EnergyGate.Statistics")]
    [TestCase("EnergyGate.Measurement", "EnergyGate.Errors", "EnergyGate.Statistics")]
    [TestCase("EnergyGate.Variants", "EnergyGate.Errors", "EnergyGate.Graphs", "EnergyGate.OnnxRuntime")]
    [TestCase(
        "EnergyGate.Bench",
        "EnergyGate.Variants",
        "EnergyGate.Evaluation",
        "EnergyGate.Measurement",
        "EnergyGate.Errors",
        "EnergyGate.Statistics",
        "EnergyGate.Graphs")]
    // Gate sees the lower projects through those that it references: exceptions, intervals, graphs; which folders do, FolderEdgeTests says.
    [TestCase(
        "energygate",
        "EnergyGate.Variants",
        "EnergyGate.Evaluation",
        "EnergyGate.Measurement",
        "EnergyGate.Errors",
        "EnergyGate.Statistics",
        "EnergyGate.Graphs",
        "EnergyGate.OnnxRuntime",
        "EnergyGate.Bench")]
    public void Assembly_OfSource_UsesTheseOfOursAtMost(string assembly, params string[] expected) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name)
            .Where(name => name!.StartsWith("energygate", StringComparison.OrdinalIgnoreCase))
            .Should().BeSubsetOf(expected);

    [Test]
    public void Solution_Projects_AreAllOfTheRepository()
    {
        var solution = RepositoryFiles.Text("EnergyGate.sln").Replace('\\', '/');
        RepositoryFiles.EndingWith(".csproj").Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static IEnumerable<string> ProjectReferences(string path) =>
        XDocument.Parse(RepositoryFiles.Text(path)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
}
