using System.Collections.Immutable;
using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>
/// Measures processors with their energy counters (RAPL), which Linux exposes as powercap zones: all packages and their memory, including
/// the work of other programs. Thread-safe.
/// </summary>
public sealed class RaplMeter : IEnergyMeter
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "rapl";

    // Zones wrap after minutes; polling at least this often misses no wrap at any plausible power.
    private static readonly Seconds LongestPoll = new(20);

    private readonly Lock sync = new();
    private readonly TimeProvider clock;
    private readonly ImmutableArray<RaplCounter> counters;
    private readonly string[] names;
    private readonly ITimer timer;
    private int faultCount;
    private (int Zone, int Error) lastFaultOf;
    private VoidReason? lastFault;

    private RaplMeter(ImmutableArray<RaplCounter> counters, TimeProvider clock)
    {
        this.clock = clock;
        this.counters = counters;
        names = [.. counters.Select(counter => $"zone {counter.Zone.Folder} ({counter.Zone.Name})")];
        DeviceState = $"RAPL {string.Join(" + ", counters.Select(counter => counter.Zone.Name))}";
        Source = $"RAPL, {string.Join(" + ", counters.Select(counter => $"{counter.Zone.Name} ({counter.Zone.Folder})"))}, including the "
            + "work of other programs";
        Resolution = new(Seconds.FromMilliseconds(1), "Intel's manual: the counters move about every millisecond");
        var poll = counters
            .Where(counter => counter.Zone.Range.Value > 0)
            .Select(counter => counter.Zone.Range / new Watts(4000))
            .Append(LongestPoll)
            .Min();
        timer = clock.CreateTimer(_ => Read(), null, poll.ToTimeSpan(), poll.ToTimeSpan());
    }

    /// <inheritdoc/>
    public string Name => MeterName;

    /// <inheritdoc/>
    public MeasurementKind Kind => MeasurementKind.Measured;

    /// <inheritdoc/>
    public MeterDomain Domain => MeterDomain.Processor;

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public MeterResolution Resolution { get; }

    /// <summary>The measured zones: sums over different zones are not comparable.</summary>
    public string? DeviceState { get; }

    /// <summary>Opens the counters of this machine. Never throws: the probe holds the reason.</summary>
    /// <param name="clock">The monotonic clock; null for the system's.</param>
    public static MeterProbe Open(TimeProvider? clock = null) => OperatingSystem.IsLinux()
        ? Open(PowercapTree.DefaultRoot, LinuxCounterFiles.Instance, clock ?? TimeProvider.System)
        : Absent("powercap zones exist on Linux only");

    /// <inheritdoc/>
    public MeterReading Read()
    {
        lock (sync)
        {
            var now = Seconds.FromTimestamp(clock.GetTimestamp(), clock);
            Joules energy = default;
            for (var i = 0; i < counters.Length; i++)
            {
                var error = counters[i].Read(now);
                energy += counters[i].Energy;
                if (error != 0)
                {
                    Fault(i, error);
                }
            }

            return new(energy, now, faultCount);
        }
    }

    /// <inheritdoc/>
    public MeasurementWindow Between(MeterReading start, MeterReading finish) => MeasurementWindow.Between(start, finish, lastFault);

    /// <summary>Stops polling for wraps.</summary>
    public void Dispose() => timer.Dispose();

    /// <summary>Opens the counters of a tree.</summary>
    internal static MeterProbe Open(string root, ICounterFiles files, TimeProvider clock)
    {
        ImmutableArray<PowercapZone> zones;
        try
        {
            zones = PowercapTree.Zones(root, files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Absent($"{root} cannot be read: {exception.Message}");
        }

        var counted = PowercapTree.Counted(zones);
        if (counted.IsEmpty)
        {
            return Absent(zones.IsEmpty
                ? $"{root} has no zones: a virtual machine, a container without them, or a kernel without intel_rapl"
                : $"no zone of {root} covers a package: {string.Join(", ", zones.Select(zone => zone.Name))}");
        }

        var refused = counted
            .Select(zone => (zone.Counter.Text, Error: files.Read(zone.Counter, out _)))
            .FirstOrDefault(read => read.Error != 0);
        if (refused.Error != 0)
        {
            return Absent($"{refused.Text}: {CounterFileError.Describe(refused.Error)}");
        }

        var meter = new RaplMeter([.. counted.Select(zone => new RaplCounter(zone, files))], clock);
        meter.Read();
        return MeterProbe.Open(meter);
    }

    // A persistent fault reuses its sentence, so that a reading allocates nothing.
    private void Fault(int zone, int error)
    {
        faultCount++;
        if (lastFault is null || lastFaultOf != (zone, error))
        {
            lastFaultOf = (zone, error);
            lastFault = new(error switch
            {
                RaplCounter.WentBack => $"{names[zone]}: its counter went backwards by more than a wrap explains",
                RaplCounter.Returned => $"{names[zone]} is readable again; the energy counted meanwhile is unknown",
                _ => $"{names[zone]} could not be read: {CounterFileError.Describe(error)}",
            });
        }
    }

    private static MeterProbe Absent(string reason) =>
        new(MeterName, MeasurementKind.Measured, MeterDomain.Processor, MeterAvailability.Unavailable(reason), null);
}
