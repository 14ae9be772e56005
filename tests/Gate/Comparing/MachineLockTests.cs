using System.Globalization;
using EnergyGate.Gate.Comparing;
using EnergyGate.Gate.Feedback;

namespace EnergyGate.Tests.Gate.Comparing;

public sealed class MachineLockTests
{
    [Test]
    public void Take_WhileAnotherHoldsIt_NamesTheHolder()
    {
        using var folder = new TemporaryFolder();
        using (MachineLock.Take(folder["lock"]))
        {
            FluentActions.Invoking(() => MachineLock.Take(folder["lock"])).Should().Throw<BadInputException>()
                .WithMessage($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} measures on this machine already*");
        }

        using var again = MachineLock.Take(folder["lock"]);
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
