namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>A clone builds anywhere: no file names a folder of a particular machine, or the host of a package registry.</summary>
internal sealed class PortabilityTests
{
    // Concatenated, so that this file does not contain the pattern.
    private static readonly string[] Needles =
    [
        .. new[] { "work", "root", "home", "Users" }.Select(folder => $"/{folder}/"),
        string.Join('.', "registry", "npmjs"),
        string.Join('.', "api", "nuget", "org"),
        string.Join('.', "pypi", "org"),
    ];

    private static readonly string[] BinaryEndings = [".onnx", ".data", ".bin", ".pb", ".png"];

    [Test]
    public void TrackedFiles_Text_NamesNoMachinePathAndNoRegistry()
    {
        var found =
            from path in RepositoryFiles.All.Where(path => !BinaryEndings.Contains(Path.GetExtension(path)))
            let text = RepositoryFiles.Text(path)
            from needle in Needles
            where text.Contains(needle, StringComparison.Ordinal)
            select $"{path} names {needle}";
        found.Should().BeEmpty();
    }
}
