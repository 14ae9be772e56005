using EnergyGate.Gate.Checks;
using EnergyGate.Gate.Checks.Energy;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Pipeline;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;
using EnergyGate.Tests.Gate.Pipeline;

namespace EnergyGate.Tests.Gate.Checks.Energy;

internal sealed class EnergyCheckTests
{
    private readonly TemporaryFolder data = new();

    [OneTimeTearDown]
    public void Remove() => data.Dispose();

    [Test]
    public void P06_BoardThatDrawsNoMoreAtWorkThanAtRest_IsNotMeasuredAndNoPass()
    {
        using var pipeline = Pipeline(budget: 60);
        using var board = new OtherBoard();
        using var meter = Meter(board);

        ICheckResult[] found = [.. new EnergyCheck().Run(pipeline.Context with { Meter = new(meter) })];

        Cell[] cells = [.. found.OfType<Cell>()];
        cells.Should().ContainSingle()
            .Which.Should().Match<Cell>(cell => cell.Variant == "fp32-cpu" && cell.Verdict == Verdict.NotMeasured && cell.Value == null);
        cells[0].Reason.Should().Be("the meter shows 50 W idle and 50 W under load: does it measure the device that runs the model?");
        found.Should().HaveCount(1, "nothing is recorded of it");
        ExitCode.OfRun(cells, strict: false).Should().Be(ExitCode.Open);
    }

    [Test]
    public void Run_WarmUpThatTakesTheWholeBudget_IsFollowedByOneRound()
    {
        using var pipeline = Pipeline(budget: 5);
        using var board = new OtherBoard();
        using var meter = Meter(board);
        meter.StartTimeline();

        ICheckResult[] found = [.. new EnergyCheck().Run(pipeline.Context with { Meter = new(meter) })];

        meter.WarmUp!.Value.Time.Value.Should().BeGreaterThan(5);
        found.OfType<VariantCost>().Should().HaveCount(2).And.OnlyContain(cost => cost.Rounds == 1);
        meter.Timeline!.ToTimeline().Phases.Select(phase => phase.Name).Should().Equal("idle", "warm-up", "energy");
    }

    [Test]
    public void Run_BudgetOfZero_MeasuresNothingAndSaysSo()
    {
        using var pipeline = Pipeline(budget: 0);
        using var board = new OtherBoard();
        using var meter = Meter(board);

        ICheckResult[] found = [.. new EnergyCheck().Run(pipeline.Context with { Meter = new(meter) })];

        found.Should().ContainSingle().Which.Should().BeOfType<Cell>()
            .Which.Should().Match<Cell>(cell => cell.Verdict == Verdict.NotMeasured && cell.Reason.EndsWith("the budget is 0 s"));
        meter.WarmUp.Should().BeNull("nothing ran");
    }

    private GatePipeline Pipeline(double budget)
    {
        var options = RecordedGate.Of(data, 4, "fp32-cpu") with { Budget = new(budget) };
        return new(options, GateInputs.Read(options, _ => { }), SilentProgress.Instance);
    }

    private static RunMeter Meter(OtherBoard board) =>
        new(
            new MeterProbe(board.Name, board.Kind, board.Domain, MeterAvailability.Available(board.Source), board),
            board,
            (time, _) => board.Wait(time));

    // Draws 50 W whatever the processor does; each look at the clock or the meter advances time by 1 s.
    private sealed class OtherBoard : TimeProvider, IEnergyMeter
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public string Name => "a board";

        public MeasurementKind Kind => MeasurementKind.Measured;

        public MeterDomain Domain => MeterDomain.GraphicsBoard;

        public string Source => "a script";

        public MeterResolution Resolution { get; } = new(new(1e-6), "exact");

        public override long GetTimestamp() => ++seconds;

        public void Wait(Seconds time) => seconds += (long)Math.Ceiling(time.Value);

        public MeterReading Read() => new(new(50 * ++seconds), new(seconds), 0);

        public MeasurementWindow Between(MeterReading start, MeterReading finish) => MeasurementWindow.Between(start, finish);

        public void Dispose()
        {
        }
    }
}
