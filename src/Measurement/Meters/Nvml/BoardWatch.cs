using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// Polls one board and keeps the samples, which determine a window's energy and validity. Energy is the board's counter or, without one,
/// its power integrated by the trapezoidal rule. Each reading polls once more, so that every window lies between two samples.
/// </summary>
internal sealed class BoardWatch : IDisposable
{
    private const int Capacity = 8192; // five minutes at a tick of 100 ms
    private const int MaxProcesses = 64;
    private static readonly Seconds ProcessInterval = new(1); // counting processes is the most expensive call

    private readonly Lock sync = new();
    private readonly INvmlLibrary library;
    private readonly nint device;
    private readonly BoardFigures figures;
    private readonly TimeProvider clock;
    private readonly uint[] ownProcesses = new uint[MaxProcesses];
    private readonly BoardSampleRing ring = new(Capacity);
    private readonly Seconds opened;
    private readonly PollingThread? thread;
    private readonly ITimer? timer; // for a clock other than the system's
    private BoardSample last;
    private Joules energy;
    private Watts lowestPower = new(double.PositiveInfinity);
    private Seconds busy;
    private Seconds processesCounted = new(double.NegativeInfinity);
    private long polls;
    private int includedCount;
    private int faultCount;
    private bool isDisposed;

    public BoardWatch(INvmlLibrary library, nint device, BoardFigures figures, TimeProvider clock, uint ownProcess)
    {
        (this.library, this.device, this.figures, this.clock, ownProcesses[0]) = (library, device, figures, clock, ownProcess);
        opened = Now();
        Poll();
        if (clock == TimeProvider.System)
        {
            thread = new("energygate nvml", figures.PollInterval, Poll);
        }
        else
        {
            timer = clock.CreateTimer(_ => Poll(), null, figures.PollInterval.ToTimeSpan(), figures.PollInterval.ToTimeSpan());
        }
    }

    /// <summary>The latest fault; null when there was none.</summary>
    public VoidReason? LastFault { get; private set; }

    public PollingCost Cost
    {
        get
        {
            lock (sync)
            {
                return new(polls, thread?.ProcessorTime is { Value: > 0 } time ? time : busy, Now() - opened);
            }
        }
    }

    /// <summary>
    /// Counts a process as part of the workload. When the table is full, it replaces the oldest entry, which has ended long ago, but never
    /// this process.
    /// </summary>
    public void IncludeProcess(uint process)
    {
        lock (sync)
        {
            ownProcesses[1 + (includedCount++ % (MaxProcesses - 1))] = process;
        }
    }

    /// <summary>Polls, and returns the energy with the time of its reading.</summary>
    public MeterReading Read()
    {
        lock (sync)
        {
            Poll();
            return new(energy, last.Time, faultCount);
        }
    }

    /// <summary>Summarises the samples between two readings; the lowest power is that since the meter was opened.</summary>
    public WindowTrace Between(Seconds start, Seconds finish, out Watts lowestPower)
    {
        lock (sync)
        {
            lowestPower = double.IsFinite(this.lowestPower.Value) ? this.lowestPower : new(double.NaN);
            return WindowTrace.Of(ring, start, finish, figures.PollInterval);
        }
    }

    /// <summary>Copies samples after a time, oldest first; returns their number.</summary>
    public int CopySamples(Seconds after, Span<BoardSample> samples)
    {
        lock (sync)
        {
            var count = 0;
            for (var place = ring.FirstAt(after); place < ring.Count && count < samples.Length; place++)
            {
                if (ring[place].Time > after)
                {
                    samples[count++] = ring[place];
                }
            }

            return count;
        }
    }

    public void Dispose()
    {
        thread?.Dispose();
        timer?.Dispose();
        lock (sync)
        {
            isDisposed = true;
        }
    }

    private void Poll()
    {
        lock (sync)
        {
            if (isDisposed)
            {
                return;
            }

            var begun = Now();
            var energy = ReadCounter();
            var time = Now(); // right after the counter that it belongs to
            var sample = new BoardSample(time, energy, ReadPower(), ReadTemperature(), ReadClock(), ReadLimits(), CountOthers(time));
            this.energy = figures.HasCounter ? (double.IsNaN(energy.Value) ? this.energy : energy) : Integrate(sample);
            lowestPower = sample.Power < lowestPower ? sample.Power : lowestPower;
            ring.Add(sample);
            (last, polls, busy) = (sample, polls + 1, busy + (Now() - begun));
        }
    }

    private Joules ReadCounter()
    {
        if (!figures.HasCounter)
        {
            return new(double.NaN);
        }

        var result = library.TotalEnergy(device, out var millijoules);
        return result == NvmlResult.Success
            ? Joules.FromMillijoules(millijoules)
            : new(Fault("the energy counter could not be read", result));
    }

    private Watts ReadPower()
    {
        if (figures.Power == PowerSource.None)
        {
            return new(double.NaN);
        }

        var result = BoardFigures.Read(library, device, figures.Power, out var milliwatts);
        if (result != NvmlResult.Success)
        {
            return new(Fault("power could not be read", result));
        }

        if (milliwatts == 0)
        {
            return new(Fault("power read as 0 W, which is impossible for a running board", result));
        }

        return Watts.FromMilliwatts(milliwatts);
    }

    private Joules Integrate(BoardSample sample)
    {
        var area = (sample.Power + last.Power) * 0.5 * (sample.Time - last.Time);
        return polls > 0 && double.IsFinite(area.Value) ? energy + area : energy;
    }

    private Celsius ReadTemperature() =>
        library.Temperature(device, out var degrees) == NvmlResult.Success ? Celsius.FromWholeDegrees(degrees) : new(double.NaN);

    private Hertz ReadClock() =>
        library.ProcessorClock(device, out var megahertz) == NvmlResult.Success ? Hertz.FromMegahertz(megahertz) : new(double.NaN);

    private ClockLimits ReadLimits() => library.ClockLimits(device, out var limits) == NvmlResult.Success ? limits : ClockLimits.None;

    // A driver that does not list processes counts as none; doctor reports it.
    private int CountOthers(Seconds now)
    {
        if (now - processesCounted < ProcessInterval)
        {
            return last.OtherProcesses;
        }

        processesCounted = now;
        Span<uint> processes = stackalloc uint[MaxProcesses];
        var result = library.Processes(device, processes, out var count);
        if (result != NvmlResult.Success)
        {
            return 0;
        }

        var others = count;
        foreach (var process in processes[..Math.Min(count, MaxProcesses)])
        {
            others -= process != 0 && ownProcesses.AsSpan().Contains(process) ? 1 : 0;
        }

        return others;
    }

    private double Fault(string what, NvmlResult result)
    {
        faultCount++;
        LastFault = new(result == NvmlResult.Success ? what : $"{what}: {result.Describe()}");
        return double.NaN;
    }

    private Seconds Now() => Seconds.FromTimestamp(clock.GetTimestamp(), clock);
}
