using EnergyGate.Gate.Hosting;

namespace EnergyGate.Tests.Gate.Hosting;

internal sealed class TemporaryFilesTests
{
    [Test]
    public void RequireWritable_FolderThatIsMissingOrAFile_NamesItAndTheVariable()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "");
        foreach (var path in new[] { folder["nowhere"], folder["file"] })
        {
            FluentActions.Invoking(() => TemporaryFiles.RequireWritable(path))
                .Should().Throw<BadInputException>().WithMessage($"cannot write to {path}, *set TMPDIR*");
        }
    }

    [Test]
    public void RequireWritable_FolderThatCanBeWritten_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        TemporaryFiles.RequireWritable(folder.Path);
        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
    }
}
