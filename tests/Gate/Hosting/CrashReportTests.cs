using EnergyGate.Gate.Hosting;

namespace EnergyGate.Tests.Gate.Hosting;

internal sealed class CrashReportTests
{
    [Test]
    public void Write_FolderThatIsNotThere_SaysWhatHappenedAllTheSame()
    {
        using var folder = new TemporaryFolder();
        CrashReport.Write(new InvalidOperationException("a defect"), ["gate"], folder["nowhere"])
            .Should().StartWith("internal error: InvalidOperationException: a defect (its trace could not be written: ");
    }

    [Test]
    public void Write_TwoInOneProcess_AreTwoFiles()
    {
        using var folder = new TemporaryFolder();
        CrashReport.Write(new InvalidOperationException("one"), ["gate"], folder.Path);
        CrashReport.Write(new InvalidOperationException("two"), ["gate"], folder.Path);
        Directory.GetFiles(folder.Path).Should().HaveCount(2)
            .And.OnlyContain(file => new FileInfo(file).UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
