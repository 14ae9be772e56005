namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>Says in words why a counter's file gave no number (errno of Linux, asm-generic/errno-base.h).</summary>
internal static class CounterFileError
{
    /// <summary>The file was read and holds no whole number.</summary>
    public const int NoNumber = -1;

    public const int NoEntry = 2;
    public const int InputOutput = 5;
    public const int NoDevice = 19;

    private const int NotPermitted = 1;
    private const int AccessDenied = 13;
    private const int NoData = 61;

    public static string Describe(int error) => error switch
    {
        NoNumber => "it holds no whole number",
        NoEntry => "it is not there",
        InputOutput => "the device does not answer (errno 5)",
        NoDevice => "its device is gone (errno 19)",
        NotPermitted or AccessDenied => "only root may read it: run as root, or let it be read with chmod o+r",
        NoData => "the processor gives no figure (errno 61)",
        _ => $"errno {error}",
    };
}
