using EnergyGate.Measurement.Meters.Command;
using EnergyGate.Measurement.Windows;
using EnergyGate.Tests.Nvml;

namespace EnergyGate.Tests.Measurement.Meters.Command;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CommandSamplerTests
{
    private static readonly CommandMeterSpecification Meter = new() { Program = "wall-meter" };

    private readonly ManualClock clock = new();
    private readonly ScriptedRunner program = new("100 W");
    private readonly CommandSampler sampler;

    public CommandSamplerTests() => sampler = new(Meter, program, clock);

    [Test]
    public void Read_Power_IsIntegratedByTrapezoids()
    {
        Poll("100 W");
        var start = sampler.Read();
        Poll("200 W", after: 1);
        Poll("400 W", after: 1);

        var sample = Between(start);

        sample.VoidReason.Should().BeNull();
        sample.Energy.Value.Should().BeApproximately(150 + 300, 1e-9);
        sample.Time.Value.Should().Be(2);
    }

    [Test]
    public void Read_PowerBetweenCalls_StaysAsItWas()
    {
        Poll("100 W");
        var start = sampler.Read();
        clock.Advance(0.5);
        Between(start).Energy.Value.Should().BeApproximately(50, 1e-9);
    }

    [Test]
    public void Read_CumulativeEnergy_IsTakenAsItIs()
    {
        Poll("5000 J");
        var start = sampler.Read();
        Poll("5.25 kJ", after: 1);
        Between(start).Energy.Value.Should().BeApproximately(250, 1e-9);
    }

    [Test]
    public void Poll_SlowProgram_PutsItsFigureInTheMiddleOfTheCall()
    {
        Poll("100 W");
        var start = sampler.Read();
        program.WhileRunning = () => clock.Advance(0.4);
        Poll("300 W", after: 0.8); // at 1.0 of 1.2 s

        Between(start).Energy.Value.Should().BeApproximately(200 + (0.2 * 300), 1e-9);
    }

    [TestCase("ended with exit code 3")]
    [TestCase("took longer than 2 s")]
    public void P10_CallThatFails_VoidsTheWindowThatHoldsIt(string failure)
    {
        Poll("100 W");
        var start = sampler.Read();
        clock.Advance(1);
        program.Failure = failure;
        sampler.Poll();
        var failed = sampler.Read();
        program.Failure = null;
        Poll("100 W", after: 1);

        Between(start, failed).VoidReason!.Sentence.Should().Be(failure);
        Between(start).IsVoid.Should().BeTrue();
        var after = Between(failed);
        after.VoidReason.Should().BeNull("the figures on both sides of the failed call bracket it");
        after.Energy.Value.Should().BeApproximately(100, 1e-9);
    }

    [TestCase("", "no number in its output: it is empty")]
    [TestCase("sensor offline", "no number in its output: 'sensor offline'")]
    [TestCase("123", "no unit after its number")]
    [TestCase("nan W", "no number")]
    [TestCase("1e999 W", "no number")]
    [TestCase("0 W", "a running device draws more than 0 W")]
    [TestCase("-5 W", "a running device draws more than 0 W")]
    [TestCase("900 J", "joules and watts alternately")]
    public void P18_OutputWithoutALegalFigure_VoidsTheWindow(string output, string words)
    {
        Poll("100 W");
        var start = sampler.Read();
        Poll(output, after: 1);
        Between(start).VoidReason!.Sentence.Should().Contain(words);
    }

    [Test]
    public void P10_NoFigureForTooLong_VoidsTheWindowAndTheOneAfterTheGap()
    {
        Poll("100 W");
        var start = sampler.Read();
        clock.Advance(5.5); // three intervals and a timeout are 5 s
        var stale = sampler.Read();
        Poll("100 W", after: 0.1);

        Between(start, stale).VoidReason!.Sentence.Should().Contain("no figure from wall-meter for more than 5 s");
        Between(stale).IsVoid.Should().BeTrue("the energy of the gap is unknown");
    }

    [Test]
    public void P07_CounterBelowItsLast_VoidsTheWindowThoughItEndsHigher()
    {
        Poll("100 J");
        var start = sampler.Read();
        Poll("0 J", after: 1);
        Poll("150 J", after: 1);
        Between(start).VoidReason!.Sentence.Should().Contain("went backwards");
    }

    [Test]
    public void P14_WorkersThatEndDuringACall_AreNotTheProgramsTime()
    {
        for (var call = 0; call < 20; call++)
        {
            program.ProcessorNanoseconds = call is 6 or 7 or 8 or 9 or 16 ? 30_000_000_000 : 1_000_000;
            Poll("100 W", after: 1);
        }

        sampler.ProgramTime.Value.Should().BeApproximately(20 * 0.001, 1e-9, "a worker's 30 s are none of a program that takes 1 ms");
    }

    [Test]
    public void ProgramTime_ProgramThatGetsDearer_Follows()
    {
        for (var call = 0; call < 100; call++)
        {
            program.ProcessorNanoseconds = call < 50 ? 1_000_000 : 3_000_000;
            Poll("100 W", after: 1);
        }

        sampler.ProgramTime.Value.Should().BeApproximately(0.2, 0.011, "the median lags by half of its nine calls");
    }

    [TestCase("100 W")]
    [TestCase("100 J")]
    public void Read_BetweenCalls_AllocatesNothing(string output)
    {
        Poll(output);
        clock.Advance(10); // stale, to cover the fault path
        Between(sampler.Read());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Between(sampler.Read());
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private void Poll(string output, double after = 0)
    {
        clock.Advance(after);
        program.Output = output;
        sampler.Poll();
    }

    private MeasurementWindow Between(MeterReading start) => Between(start, sampler.Read());

    private MeasurementWindow Between(MeterReading start, MeterReading finish) =>
        MeasurementWindow.Between(start, finish, sampler.LastFault);
}
