namespace EnergyGate.Tests.Accuracy;

public sealed class SmokeTests
{
    [Test]
    public void RepositoryRoot_FromTheTestAssembly_HoldsTheSolution() =>
        File.Exists(Path.Combine(SharedData.RepositoryRoot, "EnergyGate.sln")).Should().BeTrue();
}
