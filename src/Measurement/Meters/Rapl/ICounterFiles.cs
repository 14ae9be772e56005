namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>Repeatedly reads files that contain one integer.</summary>
internal interface ICounterFiles
{
    /// <summary>Reads the current number. Allocates nothing.</summary>
    /// <returns>0, the system's error number (errno), or <see cref="CounterFileError.NoNumber"/>.</returns>
    int Read(CounterPath path, out long value);
}
