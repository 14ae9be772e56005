using System.Diagnostics;
using EnergyGate.Measurement.Meters.Clocks;

namespace EnergyGate.Tests.Measurement.Meters.Clocks;

internal sealed class OtherProcessClockTests
{
    [Test]
    public void Open_OwnProcess_ReadsWhatItsOwnClockReads()
    {
        if (OtherProcessClock.Open(Environment.ProcessId) is not { } clock)
        {
            Assert.Ignore("this system has no CPU clocks of other processes");
            return;
        }

        var before = ProcessProcessorClock.Instance.ReadNanoseconds();
        var outside = clock.ReadNanoseconds();
        outside.Should().BeInRange(before, ProcessProcessorClock.Instance.ReadNanoseconds());
    }

    [Test]
    public void ReadNanoseconds_ProcessThatHasEnded_SaysSo()
    {
        using var process = Process.Start(new ProcessStartInfo("cat") { RedirectStandardInput = true })!;
        var clock = OtherProcessClock.Open(process.Id);
        process.StandardInput.Close();
        process.WaitForExit();
        if (clock is not null)
        {
            clock.Invoking(ended => ended.ReadNanoseconds()).Should().Throw<InvalidOperationException>().WithMessage("*has ended*");
        }

        OtherProcessClock.Open(process.Id).Should().BeNull();
    }
}
