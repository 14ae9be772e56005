namespace EnergyGate.Measurement.Meters.Rapl;

/// <summary>Reads files that hold one whole number, again and again.</summary>
internal interface ICounterFiles
{
    /// <summary>Reads the number anew. Allocates nothing.</summary>
    /// <returns>0, the system's error number (errno), or <see cref="CounterFileError.NoNumber"/>.</returns>
    int Read(CounterPath path, out long value);
}
