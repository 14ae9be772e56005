using System.Globalization;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Tests.Gate.Hosting;

internal sealed class MachineLockTests
{
    [Test]
    public void Take_WhileAnotherHoldsIt_NamesTheHolder()
    {
        using var folder = new TemporaryFolder();
        using (MachineLock.Take(folder["lock"]))
        {
            FluentActions.Invoking(() => MachineLock.Take(folder["lock"])).Should().Throw<BadInputException>()
                .WithMessage($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} is measuring on this machine*");
        }

        using var again = MachineLock.Take(folder["lock"]);
    }

    [Test]
    public void Take_LockThatCannotBeWritten_SaysWhyAndBlamesNobody()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "folder", "lock.pid" })
        {
            Directory.CreateDirectory(folder[name]);
        }

        foreach (var path in new[] { folder["folder"], folder["no such folder/lock"], folder["lock"] })
        {
            FluentActions.Invoking(() => MachineLock.Take(path)).Should().Throw<BadInputException>()
                .WithMessage($"cannot take the lock that allows one measuring run at a time ({path}): *")
                .And.Message.Should().NotContain("is measuring");
        }

        Directory.Delete(folder["lock.pid"]);
        using var afterwards = MachineLock.Take(folder["lock"]);
    }

    [TestCase("lock")]
    [TestCase("lock.pid")]
    public void Take_LinkInPlaceOfAFile_IsRefusedAndNotFollowed(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("precious", "unchanged");
        File.CreateSymbolicLink(folder[name], folder["precious"]);
        FluentActions.Invoking(() => MachineLock.Take(folder["lock"])).Should().Throw<BadInputException>()
            .WithMessage($"{folder[name]} is a symbolic link (to {folder["precious"]})*never followed*");
        File.ReadAllText(folder["precious"]).Should().Be("unchanged");
        File.Delete(folder[name]);
        using var afterwards = MachineLock.Take(folder["lock"]);
    }

    [TestCase("lock")]
    [TestCase("lock.pid")]
    public void Take_LinkToNothing_MakesNoFileThere(string name)
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder[name], folder["target"]);
        FluentActions.Invoking(() => MachineLock.Take(folder["lock"])).Should().Throw<BadInputException>();
        File.Exists(folder["target"]).Should().BeFalse();
    }

    [Test]
    public void Take_LeftByAProcessThatDied_IsFree()
    {
        using var folder = new TemporaryFolder();
        folder.Write("lock", "");
        folder.Write("lock.pid", "999999");
        using var taken = MachineLock.Take(folder["lock"]);
        File.ReadAllText(folder["lock.pid"]).Should().Be(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }
}
