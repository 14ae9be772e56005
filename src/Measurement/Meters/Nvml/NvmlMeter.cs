using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>
/// Measures the energy of one NVIDIA board by NVML, whose library is loaded at run time: the board's energy counter, or its power
/// integrated where it has none. Everything that runs on the board is in the figure, so a window with processes of others is void.
/// </summary>
public sealed class NvmlMeter : IEnergyMeter, IPollingMeter
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "nvml";

    /// <summary>Steps of the counter that a window has to hold: the slope over 20 steps is as good as a difference over 70.</summary>
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
            : $"{Words(figures.Power)} power, integrated every {figures.PollInterval} (no energy counter: {figures.CounterReason})");
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

    /// <summary>The board's product name; <c>unknown</c> where NVML does not tell.</summary>
    public string DeviceName { get; }

    /// <summary>The board's own identity; <c>unknown</c> where NVML does not tell.</summary>
    public string DeviceUuid { get; }

    /// <summary>What the board's power readings are; they check the counter, or make the figure where there is none.</summary>
    public PowerSource Power => figures.Power;

    /// <summary>What watching the board has cost so far.</summary>
    public PollingCost Cost => watch.Cost;

    /// <inheritdoc/>
    public Seconds PollingTime => Cost.Busy;

    /// <summary>
    /// Opens the meter of one board. It never throws: whatever is missing is the reason in the probe. Timing the counter's steps takes
    /// about a second.
    /// </summary>
    /// <param name="device">Which board; the default is the first that CUDA_VISIBLE_DEVICES names, or board 0.</param>
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
            return window; // of a whole run, say: longer than samples are kept, so that edges do not count either
        }

        window = window with { Conditions = trace.ConditionsIn(window.Time) };
        if (window.IsVoid)
        {
            return window;
        }

        // Below so many steps the edges would count, so the slope over the steps stands for the window; work is steady within a block.
        var isShort = figures.HasCounter && window.Time < figures.Tick * MeterResolution.UpdatesInWindow;
        var energy = isShort ? new Watts(trace.Slope.Value) * window.Time : window.Energy;
        return window with
        {
            Energy = energy,
            VoidReason = isShort && !(trace.Slope.Steps >= StepsInWindow * 0.75)
                ? new(
                    $"the energy counter stepped {trace.Slope.Steps} times in {window.Time}: give the window {StepsInWindow} steps of "
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

    /// <summary>Copies what the board said after a time, for a timeline: power, temperature, clock, limits.</summary>
    /// <param name="after">Only samples after this time, on the clock of the readings.</param>
    /// <param name="samples">Receives them, the oldest first.</param>
    /// <returns>How many were copied; as many as there is room for where there are more.</returns>
    public int CopySamples(Seconds after, Span<BoardSample> samples) => watch.CopySamples(after, samples);

    /// <summary>Stops polling and gives NVML back.</summary>
    public void Dispose()
    {
        watch.Dispose();
        library.Shutdown();
        library.Dispose();
    }

    internal static MeterProbe Open(string fileName, NvmlDeviceChoice device, TimeProvider clock, Action<Seconds> wait) =>
        NativeNvmlLibrary.TryLoad(fileName, out var library, out var reason) ? Open(library, device, clock, wait) : Absent(reason);

    /// <summary>Opens on a given library, which it then owns, also when the meter is not available.</summary>
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

    private static string Words(PowerSource power) => power switch
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
