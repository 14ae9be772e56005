using EnergyGate.Gate.Hosting;

namespace EnergyGate.Tests.Gate.Hosting;

internal sealed class InterruptionTests
{
    [Test]
    public void Signal_First_CancelsAndGoesOn()
    {
        using var interruption = new Interruption();
        interruption.Signal().Should().BeTrue();
        interruption.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Test]
    public void Signal_SecondWhileTheRunStops_EndsTheProcess()
    {
        using var interruption = new Interruption();
        interruption.Signal();
        interruption.Signal().Should().BeFalse();
    }

    [Test]
    public void Signal_SecondWhileTheReportIsWritten_LetsItBeFinished()
    {
        using var interruption = new Interruption();
        interruption.Signal();
        bool? goesOn = null;
        interruption.Write(() => goesOn = interruption.Signal());
        goesOn.Should().BeTrue();
        interruption.Signal().Should().BeFalse("the report is written");
    }

    [Test]
    public void Write_ThatFails_ProtectsNothingAfterwards()
    {
        using var interruption = new Interruption();
        interruption.Signal();
        interruption.Invoking(it => it.Write(() => throw new IOException("full"))).Should().Throw<IOException>();
        interruption.Signal().Should().BeFalse();
    }
}
