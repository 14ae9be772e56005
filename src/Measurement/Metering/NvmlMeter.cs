namespace EnergyGate.Measurement.Metering;

/// <summary>
/// Measures the energy of one NVIDIA board by NVML, whose library is loaded at run time: the board's energy counter, or its power integrated
/// where it has none. Everything that runs on the board is in the figure.
/// </summary>
public sealed class NvmlMeter : IEnergyMeter
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "nvml";

    private readonly INvmlLibrary _library;
    private readonly INvmlFigure _figure;

    private NvmlMeter(INvmlLibrary library, INvmlFigure figure, uint deviceIndex, string deviceName, string deviceUuid)
    {
        _library = library;
        _figure = figure;
        DeviceName = deviceName;
        DeviceUuid = deviceUuid;
        Source = $"NVML, GPU {deviceIndex} ({deviceName}): {figure.Source}";
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
    public MeterResolution Resolution => _figure.Resolution;

    /// <summary>The board's product name; <c>unknown</c> where NVML does not tell.</summary>
    public string DeviceName { get; }

    /// <summary>The board's own identity: the gain error of its sensor is the board's, so ratios hold on the same board only.</summary>
    public string DeviceUuid { get; }

    /// <summary>Opens the meter of one board. It never throws: whatever is missing is the reason in the probe.</summary>
    /// <param name="deviceIndex">NVML's index of the board, from 0.</param>
    /// <param name="clock">The monotonic clock; null for the system's.</param>
    public static MeterProbe Open(uint deviceIndex = 0, TimeProvider? clock = null) =>
        Open(NativeNvmlLibrary.DefaultFileName, deviceIndex, clock ?? TimeProvider.System);

    /// <inheritdoc/>
    public MeterReading Read() => _figure.Read();

    /// <inheritdoc/>
    public EnergySample Between(MeterReading start, MeterReading finish) => EnergySample.Between(start, finish, _figure.LastFault);

    /// <summary>Stops polling and gives NVML back.</summary>
    public void Dispose()
    {
        _figure.Dispose();
        _library.Shutdown();
        _library.Dispose();
    }

    internal static MeterProbe Open(string fileName, uint deviceIndex, TimeProvider clock) =>
        NativeNvmlLibrary.TryLoad(fileName, out var library, out var reason) ? Open(library, deviceIndex, clock) : Absent(reason);

    /// <summary>Opens on a given library, which it then owns, also when the meter is not available.</summary>
    internal static MeterProbe Open(INvmlLibrary library, uint deviceIndex, TimeProvider clock)
    {
        var initialized = library.Initialize();
        if (initialized != NvmlResult.Success)
        {
            library.Dispose();
            return Absent($"nvmlInit_v2: {initialized.Describe()}");
        }

        INvmlFigure? figure = null;
        var reason = FindDevice(library, deviceIndex, out var device) ?? FindFigure(library, device, clock, out figure);
        if (reason is not null)
        {
            library.Shutdown();
            library.Dispose();
            return Absent(reason);
        }

        var name = library.DeviceName(device, out var givenName) == NvmlResult.Success ? givenName : "unknown";
        var uuid = library.DeviceUuid(device, out var givenUuid) == NvmlResult.Success ? givenUuid : "unknown";
        return MeterProbe.Open(new NvmlMeter(library, figure!, deviceIndex, name, uuid));
    }

    private static string? FindDevice(INvmlLibrary library, uint index, out nint device)
    {
        device = 0;
        var counted = library.DeviceCount(out var count);
        if (counted != NvmlResult.Success)
        {
            return $"the GPUs could not be counted: {counted.Describe()}";
        }

        if (count == 0)
        {
            return "the driver sees no GPU";
        }

        if (index >= count)
        {
            return $"GPU {index} was asked for; there are {count}, from 0 to {count - 1}";
        }

        var found = library.DeviceHandle(index, out device);
        if (found != NvmlResult.Success)
        {
            return $"GPU {index} could not be opened: {found.Describe()}";
        }

        return library.MigMode(device, out var mode, out _) == NvmlResult.Success && mode != 0
            ? $"GPU {index} is in MIG mode: its energy is that of all instances together; switch MIG off (nvidia-smi -mig 0) to measure one"
            : null;
    }

    private static string? FindFigure(INvmlLibrary library, nint device, TimeProvider clock, out INvmlFigure? figure)
    {
        var counter = library.TotalEnergy(device, out var millijoules);
        if (counter == NvmlResult.Success && millijoules > 0)
        {
            figure = new NvmlEnergyCounter(library, device, clock);
            return null;
        }

        var counterReason = counter == NvmlResult.Success ? "it reads 0 J, which no running board has spent" : counter.Describe();
        var instant = Check(library.InstantPower(device, out var instantMilliwatts), instantMilliwatts);
        var average = instant is null ? null : Check(library.AveragePower(device, out var averageMilliwatts), averageMilliwatts);
        figure = instant is null || average is null
            ? new NvmlPowerIntegration(library, device, instant is null, counterReason, clock)
            : null;
        return figure is null ? $"no energy counter: {counterReason}; no power reading either: {average}" : null;

        static string? Check(NvmlResult result, uint milliwatts) => result switch
        {
            NvmlResult.Success when milliwatts > 0 => null,
            NvmlResult.Success => "it reads 0 W",
            _ => result.Describe(),
        };
    }

    private static MeterProbe Absent(string reason) =>
        new(MeterName, MeasurementKind.Measured, MeterDomain.GraphicsBoard, MeterAvailability.Unavailable(reason), null);
}
