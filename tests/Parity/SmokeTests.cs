namespace EnergyGate.Tests.Parity;

public sealed class SmokeTests
{
    [Test]
    public void RepositoryRoot_FromTheTestAssembly_HoldsTheSolution() =>
        File.Exists(Path.Combine(SharedData.RepositoryRoot, "EnergyGate.sln")).Should().BeTrue();
}
