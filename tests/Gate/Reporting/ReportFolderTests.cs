using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Reporting;

namespace EnergyGate.Tests.Gate.Reporting;

internal sealed class ReportFolderTests
{
    [Test]
    [Platform("Linux")]
    public void WriteFile_DeviceThatIsFull_SaysSoAndStaysADevice()
    {
        FluentActions.Invoking(() => ReportFolder.WriteFile("/dev/full", "a text"))
            .Should().Throw<BadInputException>().WithMessage("cannot write /dev/full: *");
        FluentActions.Invoking(() => ReportFolder.WriteFile("/dev/full", "a text"))
            .Should().Throw<BadInputException>("it is still a device");
    }

    [Test]
    public void Write_OneFileCannotBeWritten_LeavesTheEarlierReportWhole()
    {
        using var folder = new TemporaryFolder();
        folder.Write("index.html", "earlier");
        folder.Write("report.json", "earlier");
        Directory.CreateDirectory(folder[$"report.junit.xml.{Environment.ProcessId}.part"]); // makes writing fail, like a full disk
        FluentActions.Invoking(() => ReportFolder.Write(SampleResult.Make(), folder.Path))
            .Should().Throw<BadInputException>().WithMessage($"cannot write {folder["report.junit.xml"]}: *");
        File.ReadAllText(folder["index.html"]).Should().Be("earlier");
        File.ReadAllText(folder["report.json"]).Should().Be("earlier");
        Directory.GetFiles(folder.Path).Should().HaveCount(2);
    }

    [Test]
    public void WriteFile_FileThatIsThere_IsReplacedWhole()
    {
        using var folder = new TemporaryFolder();
        folder.Write("result.json", "old and longer");
        ReportFolder.WriteFile(folder["result.json"], "new");
        File.ReadAllText(folder["result.json"]).Should().Be("new");
        Directory.EnumerateFiles(folder.Path).Should().ContainSingle();
    }
}
