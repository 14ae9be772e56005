using EnergyGate.Gate.Hosting;

namespace EnergyGate.Tests.Gate.Hosting;

internal sealed class FolderLockTests
{
    [Test]
    public void Take_WhileAnotherHoldsIt_NamesTheFolderAndTheRemedy()
    {
        using var folder = new TemporaryFolder();
        using (FolderLock.Take(folder.Path))
        {
            FluentActions.Invoking(() => FolderLock.Take(folder.Path)).Should().Throw<BadInputException>()
                .WithMessage($"another run writes its results to {folder.Path}: wait for it, or *--report");
        }

        using var again = FolderLock.Take(folder.Path);
    }

    [Test]
    public void Take_OtherFolder_IsFree()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        using var one = FolderLock.Take(folder.Path);
        using var two = FolderLock.Take(other.Path);
    }

    [Test]
    public void Take_LeftByAProcessThatDied_IsFreeAndLeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".energygate.lock", "");
        FolderLock.Take(folder.Path).Dispose();
        Directory.GetFiles(folder.Path).Should().BeEmpty();
    }
}
