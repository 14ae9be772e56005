using System.Runtime.CompilerServices;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Protocols.Interleaved;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Tests.Measurement.Protocols.Interleaved;

/// <summary>Between the two readings of a block, only the arm's work may run.</summary>
public sealed class MeasuredWindowTests
{
    [Test]
    public void Sample_SimulatedMeter_AllocatesNothingInAWindow()
    {
        var machine = new SimulatedMachine();
        var meter = new AllocationWatch(machine);
        new InterleavedSampler(meter, machine, machine).Sample(
            machine.Arm("a", 0.001, 1), [machine.Arm("b", 0.002, 1)], new() { MaximumRounds = 50 });

        meter.Windows.Should().HaveCount(2 * 2 * 50);
        meter.Windows.Should().OnlyContain(bytes => bytes == 0);
    }

    [Test]
    public void Sample_EstimatedMeter_AllocatesNothingInAWindow()
    {
        using var probe = EstimatedMeter.Open(DeviceProfiles.GenericServer);
        var meter = new AllocationWatch(probe.Meter ?? throw new IgnoreException(probe.Availability.Detail));
        var sink = new double[1];
        SamplingArm Arm(string name) => new(name, () => sink[0] += Burn(2000));

        var result = new InterleavedSampler(meter).Sample(Arm("a"), [Arm("b")], new() { MaximumRounds = 10, MinimumBlock = new(0.001) });

        result.Rounds.Should().Be(10);
        meter.Windows.Should().HaveCount(2 * 2 * 10);
        meter.Windows.Should().OnlyContain(bytes => bytes == 0);
    }

    [Test]
    public void Sample_EstimatedMeter_SeesTwiceTheWork()
    {
        using var probe = EstimatedMeter.Open(DeviceProfiles.GenericServer);
        var meter = probe.Meter ?? throw new IgnoreException(probe.Availability.Detail);
        var sink = new double[1];

        var result = new InterleavedSampler(meter).Sample(
            new("once", () => sink[0] += Burn(100_000)),
            [new("twice", () => sink[0] += Burn(200_000))],
            new() { MaximumRounds = 15, MinimumBlock = new(0.004) });

        // A wide band: this runs on busy machines, and tests only the direction and the order of magnitude.
        result.Compare("twice").EnergyRatio.Value.Should().BeInRange(1.5, 2.7);
        result.Meter.Kind.Should().Be(MeasurementKind.Estimated);
    }

    // Compiled once: a compilation during a run would change the ratio.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Burn(int steps)
    {
        var x = 1.0;
        for (var i = 0; i < steps; i++)
        {
            x = x * 0.999 + 0.5;
        }

        return x;
    }

    /// <summary>Records the bytes that the thread allocates between the two readings of each block.</summary>
    private sealed class AllocationWatch(IEnergyMeter meter) : IEnergyMeter
    {
        private readonly List<long> windows = new(10_000);
        private long start;
        private int readings;

        public IReadOnlyList<long> Windows => windows;

        public string Name => meter.Name;

        public MeasurementKind Kind => meter.Kind;

        public MeterDomain Domain => meter.Domain;

        public string Source => meter.Source;

        public MeterResolution Resolution => meter.Resolution;

        public MeterReading Read()
        {
            readings++;
            var opens = readings % 2 == 0; // the first reading is the run's own
            if (opens)
            {
                start = GC.GetAllocatedBytesForCurrentThread();
            }

            var reading = meter.Read();
            if (!opens && readings > 1)
            {
                windows.Add(GC.GetAllocatedBytesForCurrentThread() - start);
            }

            return reading;
        }

        public MeasurementWindow Between(MeterReading start, MeterReading finish) => meter.Between(start, finish);

        public void Dispose()
        {
        }
    }
}
