using EnergyGate.Measurement.Metering;

namespace EnergyGate.Tests.Energy.Conventions;

public sealed class DependencyTests
{
    [Test]
    public void Measurement_Assembly_UsesNothingOfOurs() =>
        typeof(IEnergyMeter).Assembly.GetReferencedAssemblies()
            .Should().NotContain(assembly => assembly.Name!.StartsWith("EnergyGate", StringComparison.Ordinal) || assembly.Name.Contains("Onnx", StringComparison.Ordinal));

    // Who may use whom inside: Sampling -> Metering -> Machines, Statistics, Units.
    [TestCase("Units", "Units")]
    [TestCase("Statistics", "Statistics")]
    [TestCase("Machines", "Machines")]
    [TestCase("Metering", "Metering", "Machines", "Statistics", "Units")]
    public void Folder_Sources_UseTheFoldersBelowOnly(string folder, params string[] allowed)
    {
        const string Prefix = "using EnergyGate.Measurement.";
        var sources = Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "src", "Measurement", folder), "*.cs");
        sources.Should().NotBeEmpty();
        sources.SelectMany(File.ReadLines).Where(line => line.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(line => line[Prefix.Length..].TrimEnd(';')).Should().BeSubsetOf(allowed);
    }
}
