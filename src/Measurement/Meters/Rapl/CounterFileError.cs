namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>Describes why a counter file could not be read (errno of Linux, asm-generic/errno-base.h).</summary>
internal static class CounterFileError
{
    /// <summary>The file does not contain an integer.</summary>
    public const int NoNumber = -1;

    public const int NoEntry = 2;
    public const int InputOutput = 5;
    public const int NoDevice = 19;

    private const int NotPermitted = 1;
    private const int AccessDenied = 13;
    private const int NoData = 61;

    public static string Describe(int error) => error switch
    {
        NoNumber => "it does not contain an integer",
        NoEntry => "it was not found",
        InputOutput => "the device does not answer (errno 5)",
        NoDevice => "its device is gone (errno 19)",
        NotPermitted or AccessDenied => "only root may read it: run as root, or allow reading with chmod o+r",
        NoData => "the processor reports no value (errno 61)",
        _ => $"errno {error}",
    };
}
