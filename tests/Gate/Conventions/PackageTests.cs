using System.Xml.Linq;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Every package version is defined once, in Directory.Packages.props, and every project has a complete lock file.</summary>
internal sealed class PackageTests
{
    private static IEnumerable<string> Projects => RepositoryFiles.EndingWith(".csproj");

    [TestCaseSource(nameof(Projects))]
    public void Project_LockFile_IsTracked(string project) =>
        RepositoryFiles.All.Should().Contain($"{RepositoryFiles.Folder(project)}/packages.lock.json");

    [Test]
    public void PackageReferences_Versions_AreCentral()
    {
        var central = Elements("Directory.Packages.props", "PackageVersion").Select(Name).ToArray();
        var references = Projects.Append("Directory.Build.props").SelectMany(path => Elements(path, "PackageReference")).ToArray();

        references.Where(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null)
            .Select(Name)
            .Should().BeEmpty("versions stand in Directory.Packages.props");
        references.Select(Name).Should().BeSubsetOf(central);
        central.Should().BeSubsetOf(references.Select(Name), "a version that no project takes is dead");
    }

    // The product uses no other binding of ONNX Runtime: ADR 18.
    [Test]
    public void Program_Closure_HasNoManagedApiOfOnnxRuntime() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "energygate.deps.json"))
            .Should().Contain("EnergyGate.OnnxRuntime.dll").And.NotContain("Microsoft.ML.OnnxRuntime");

    private static IEnumerable<XElement> Elements(string path, string name) =>
        XDocument.Parse(RepositoryFiles.Text(path)).Descendants(name);

    private static string Name(XElement reference) => reference.Attribute("Include")!.Value;
}
