namespace EnergyGate.Measurement.Protocols;

/// <summary>Turns readings of a counter into what it counted between them.</summary>
public static class CounterSteps
{
    /// <summary>Writes the steps. A counter that fell wrapped once where its range explains that; otherwise the step is not known: NaN.</summary>
    /// <param name="readings">[count + 1] the counter, in any unit, in order.</param>
    /// <param name="range">The value at which it starts again from 0, in the same unit; 0 or less for a counter that never wraps.</param>
    /// <param name="steps">[count] receives the differences.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Write(ReadOnlySpan<double> readings, double range, Span<double> steps)
    {
        if (steps.Length + 1 != readings.Length)
        {
            throw new ArgumentException($"{readings.Length} readings have {readings.Length - 1} steps; given room for {steps.Length}", nameof(steps));
        }

        for (var i = 0; i < steps.Length; i++)
        {
            var step = readings[i + 1] - readings[i];
            steps[i] = step >= 0 ? step : range > 0 && step + range >= 0 ? step + range : double.NaN;
        }
    }
}
