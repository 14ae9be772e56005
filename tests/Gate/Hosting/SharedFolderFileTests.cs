using EnergyGate.Gate.Hosting;

namespace EnergyGate.Tests.Gate.Hosting;

internal sealed class SharedFolderFileTests
{
    [Test]
    public void Write_Link_IsRefusedAndItsTargetKept()
    {
        using var folder = new TemporaryFolder();
        folder.Write("precious", "unchanged");
        File.CreateSymbolicLink(folder["file"], folder["precious"]);
        FluentActions.Invoking(() => SharedFolderFile.Write(folder["file"], "text")).Should().Throw<BadInputException>();
        File.ReadAllText(folder["precious"]).Should().Be("unchanged");
    }

    [Test]
    public void Write_OldFile_IsReplacedByOneOfThisUser()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "a longer text");
        SharedFolderFile.Write(folder["file"], "text");
        File.ReadAllText(folder["file"]).Should().Be("text");
        new FileInfo(folder["file"]).UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Test]
    public void Hold_FileWithContent_KeepsIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "text");
        SharedFolderFile.Hold(folder["file"]).Dispose();
        File.ReadAllText(folder["file"]).Should().Be("text");
    }
}
