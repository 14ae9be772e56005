using EnergyGate.Gate.Compare.Build;

namespace EnergyGate.Tests.Gate.Compare.Build;

internal sealed class ProductFilesTests
{
    [Test]
    public void Among_Changes_AreThoseThatReachTheProgram() =>
        ProductFiles.Among(
            [
                "README.md",
                "docs/adr/0001-x.md",
                "tests/Gate/A.cs",
                "src/Gate/A.cs",
                "tools/Bench/A.cs",
                "tools/training/train.py",
                "models/distilbert-mini/weights.bin",
                "models/distilbert-mini/README.md",
                "Directory.Packages.props",
                "src/OnnxRuntime/packages.lock.json",
                "eng/coverage.sh",
                "baselines/x.tsv",
                "waivers/x.json",
                "certificates/x.json",
                ".ci/run"])
            .Should().Equal(
                "src/Gate/A.cs",
                "tools/Bench/A.cs",
                "models/distilbert-mini/weights.bin",
                "Directory.Packages.props",
                "src/OnnxRuntime/packages.lock.json");
}
