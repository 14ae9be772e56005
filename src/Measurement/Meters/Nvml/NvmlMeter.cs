using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// Measures the energy of one NVIDIA board with NVML, which is loaded at run time: the board's energy counter or, without one, its
/// integrated power. The energy includes everything that runs on the board, so a window with foreign processes is void.
/// </summary>
public sealed class NvmlMeter : IEnergyMeter, IPollingMeter
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "nvml";

    /// <summary>Minimum number of counter steps per window: the slope over 20 steps is as accurate as a difference over 70.</summary>
    public const int StepsInWindow = 20;

    private readonly INvmlLibrary library;
    private readonly BoardFigures figures;
    private readonly BoardWatch watch;
    private readonly WindowRules rules;

    private NvmlMeter(INvmlLibrary library, NvmlBoard board, BoardFigures figures, TimeProvider clock)
    {
        this.library = library;
        this.figures = figures;
        rules = new(figures.PollInterval, figures.Tick, figures.Limit);
        DeviceName = board.Name;
        DeviceUuid = board.Uuid;
        DeviceIdentity = $"{board.Name}, {board.Uuid}";
        DeviceState = BoardState.Of(library, board.Handle, figures.Limit);
        Resolution = new(figures.Tick, figures.TickSource, figures.HasCounter ? StepsInWindow : MeterResolution.UpdatesInWindow);
        Source = $"NVML, GPU {board.Index} ({board.Name}): " + (figures.HasCounter
            ? $"total energy counter, which steps every {figures.Tick}"
            : $"{Describe(figures.Power)} power, integrated every {figures.PollInterval} (no energy counter: {figures.CounterReason})");
        watch = new(library, board.Handle, figures, clock, (uint)Environment.ProcessId);
    }

    /// <inheritdoc/>
    public string Name => MeterName;

    /// <inheritdoc/>
    public MeasurementKind Kind => MeasurementKind.Measured;

    /// <inheritdoc/>
    public MeterDomain Domain => MeterDomain.GraphicsBoard;

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public MeterResolution Resolution { get; }

    /// <inheritdoc/>
    public Seconds GuardTime => figures.GuardTime;

    /// <inheritdoc/>
    public string? DeviceIdentity { get; }

    /// <inheritdoc/>
    public string? DeviceState { get; }

    /// <summary>The board's product name; <c>unknown</c> when NVML does not report it.</summary>
    public string DeviceName { get; }

    /// <summary>The board's UUID; <c>unknown</c> when NVML does not report it.</summary>
    public string DeviceUuid { get; }

    /// <summary>Source of the board's power readings, which check the counter or, without one, provide the energy.</summary>
    public PowerSource Power => figures.Power;

    /// <summary>Cost of polling the board so far.</summary>
    public PollingCost Cost => watch.Cost;

    /// <inheritdoc/>
    public Seconds PollingTime => Cost.Busy;

    /// <summary>
    /// Opens the meter of one board. Never throws: the probe holds the reason. Timing the counter's steps takes about 1 s.
    /// </summary>
    /// <param name="device">The board; null for the first one in CUDA_VISIBLE_DEVICES, or board 0.</param>
    /// <param name="clock">The monotonic clock; null for the system's.</param>
    public static MeterProbe Open(NvmlDeviceChoice? device = null, TimeProvider? clock = null) =>
        Open(NativeNvmlLibrary.DefaultFileName, device ?? NvmlDeviceChoice.OfThisProcess, clock ?? TimeProvider.System, WaitByEvent);

    /// <inheritdoc/>
    public MeterReading Read() => watch.Read();

    /// <inheritdoc/>
    public MeasurementWindow Between(MeterReading start, MeterReading finish)
    {
        var window = MeasurementWindow.Between(start, finish, watch.LastFault);
        var trace = watch.Between(start.Time, finish.Time, out var lowestPower);
        if (trace.Samples == 0)
        {
            return window; // longer than samples are kept, e.g. a whole run, so that its edges do not matter
        }

        window = window with { Conditions = trace.ConditionsIn(window.Time) };
        if (window.IsVoid)
        {
            return window;
        }

        // In a short window the edges matter, so the slope over the steps replaces the difference; work is steady within a block.
        var isShort = figures.HasCounter && window.Time < figures.Tick * MeterResolution.UpdatesInWindow;
        var energy = isShort ? new Watts(trace.Slope.Value) * window.Time : window.Energy;
        return window with
        {
            Energy = energy,
            VoidReason = isShort && !(trace.Slope.Steps >= StepsInWindow * 0.75)
                ? new(
                    $"the energy counter stepped {trace.Slope.Steps} times in {window.Time}: use a window of {StepsInWindow} steps of "
                        + $"{figures.Tick}")
                : rules.Check(trace, energy, window.Time, lowestPower, figures.HasCounter),
        };
    }

    /// <inheritdoc/>
    public WindowConditions? ConditionsBetween(MeterReading start, MeterReading finish)
    {
        var trace = watch.Between(start.Time, finish.Time, out _);
        return trace.Samples == 0 ? null : trace.ConditionsIn(finish.Time - start.Time);
    }

    /// <inheritdoc/>
    public void IncludeProcess(int processId) => watch.IncludeProcess((uint)processId);

    /// <summary>Copies the board's samples after a time, for a timeline: power, temperature, clock, limits.</summary>
    /// <param name="after">Only samples after this time; same clock as the readings.</param>
    /// <param name="samples">Receives the samples, oldest first.</param>
    /// <returns>Number of samples copied, at most the length of the span.</returns>
    public int CopySamples(Seconds after, Span<BoardSample> samples) => watch.CopySamples(after, samples);

    /// <summary>Stops polling and shuts NVML down.</summary>
    public void Dispose()
    {
        watch.Dispose();
        library.Shutdown();
        library.Dispose();
    }

    internal static MeterProbe Open(string fileName, NvmlDeviceChoice device, TimeProvider clock, Action<Seconds> wait) =>
        NativeNvmlLibrary.TryLoad(fileName, out var library, out var reason) ? Open(library, device, clock, wait) : Absent(reason);

    /// <summary>Opens the meter on a given library and takes ownership of it, even when the meter is not available.</summary>
    internal static MeterProbe Open(INvmlLibrary library, NvmlDeviceChoice device, TimeProvider clock, Action<Seconds> wait)
    {
        var initialized = library.Initialize();
        if (initialized != NvmlResult.Success)
        {
            library.Dispose();
            return Absent($"nvmlInit_v2: {initialized.Describe()}");
        }

        var board = NvmlBoard.Find(library, device, out var reason);
        var figures = board is null ? null : BoardFigures.Find(library, board.Handle, clock, wait, out reason);
        if (figures is not { } found)
        {
            library.Shutdown();
            library.Dispose();
            return Absent(reason);
        }

        return MeterProbe.Open(new NvmlMeter(library, board!, found, clock));
    }

    private static string Describe(PowerSource power) => power switch
    {
        PowerSource.Instant => "instant",
        PowerSource.Averaged => "averaged",
        _ => "averaged (or instant: the driver does not say)",
    };

    private static void WaitByEvent(Seconds time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time.ToTimeSpan());
    }

    private static MeterProbe Absent(string reason) =>
        new(MeterName, MeasurementKind.Measured, MeterDomain.GraphicsBoard, MeterAvailability.Unavailable(reason), null);
}
