using System.Reflection;
using System.Xml.Linq;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Which project may use which, in the project files and in what the compiler made of them.</summary>
public sealed class ProjectEdgeTests
{
    [TestCase("OnnxRuntime")]
    [TestCase("Evaluation")]
    [TestCase("Measurement")]
    [TestCase("Variants", "OnnxRuntime")]
    [TestCase("Gate", "Variants", "Evaluation", "Measurement")]
    public void ProjectFile_OfSource_ReferencesExactlyThese(string project, params string[] expected) =>
        ProjectReferences($"src/{project}/{project}.csproj").Should().BeEquivalentTo(expected);

    [TestCase("EnergyGate.OnnxRuntime")]
    [TestCase("EnergyGate.Evaluation")]
    [TestCase("EnergyGate.Measurement")]
    [TestCase("EnergyGate.Variants", "EnergyGate.OnnxRuntime")]
    // Gate sees the binding through Variants: its exceptions, its version and RunOptions; which folders, FolderEdgeTests says.
    [TestCase("energygate", "EnergyGate.Variants", "EnergyGate.Evaluation", "EnergyGate.Measurement", "EnergyGate.OnnxRuntime")]
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
