using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>Rules that void a window of a graphics board. They are independent of the arm.</summary>
/// <param name="pollInterval">Nominal time between two polls.</param>
/// <param name="tick">Time between two steps of the counter.</param>
/// <param name="limit">The board's power limit; NaN when unknown.</param>
internal sealed class WindowRules(Seconds pollInterval, Seconds tick, Watts limit)
{
    /// <summary>Maximum share of missing polls.</summary>
    public const double MaxMissingShare = 0.01;

    /// <summary>
    /// Maximum relative difference between the counter and integrated power. A sensor that samples a quarter of the time is off by tens of
    /// percent in one window; a wrong unit or channel by more.
    /// </summary>
    public const double MaxDisagreement = 0.25;

    /// <summary>Gain error of a board's sensor, plus or minus (arXiv 2312.02741).</summary>
    public const double GainError = 0.05;

    private const ClockLimits Slowdowns = ClockLimits.HardwareSlowdown | ClockLimits.HardwareThermal | ClockLimits.PowerBrake;

    /// <summary>Reason that the window is void; null when it is valid. Allocates only when there is a reason.</summary>
    /// <param name="trace">The samples in the window.</param>
    /// <param name="energy">The window's energy.</param>
    /// <param name="time">The window's length.</param>
    /// <param name="lowestPower">The lowest power observed since the meter was opened; NaN when unknown.</param>
    /// <param name="hasCounter">Whether the energy comes from the counter and can be compared with integrated power.</param>
    public VoidReason? Check(in WindowTrace trace, Joules energy, Seconds time, Watts lowestPower, bool hasCounter)
    {
        var expected = time / pollInterval;
        if (trace.IsReset)
        {
            return new("the energy counter fell within the window: the driver or the machine was reset");
        }

        if (trace.OtherProcesses > 0)
        {
            return new(
                $"{trace.OtherProcesses} other process(es) were on the GPU, and their energy is included: stop them (nvidia-smi lists "
                    + "them). In a container, the gate's own processes count too unless it shares the host's PIDs (--pid=host)");
        }

        if (trace.MissingPolls > MaxMissingShare * expected)
        {
            return new($"{trace.MissingPolls} of {expected:F0} polls of the GPU are missing (max. {MaxMissingShare:P0})");
        }

        if ((trace.Limits & Slowdowns) != 0)
        {
            return new($"the GPU throttled ({trace.Limits & Slowdowns})");
        }

        if (hasCounter && Disagree(energy, trace.Integrated, trace.HighestPower))
        {
            return new($"the energy counter says {energy}, the power sensor {trace.Integrated}: one of them is wrong");
        }

        if (energy > limit * (1 + GainError) * (time + tick))
        {
            return new($"{energy} in {time} is more than the power limit of {limit} allows");
        }

        if (energy < lowestPower * (1 - MaxDisagreement) * (time - tick))
        {
            return new($"{energy} in {time} is less than the lowest observed power of {lowestPower} allows");
        }

        return null;
    }

    // The window's edges fall between two steps of the counter: an error of up to one tick each.
    private bool Disagree(Joules counted, Joules integrated, Watts highest)
    {
        var allowance = new Joules(MaxDisagreement * Math.Max(counted.Value, integrated.Value)) + highest * tick;
        return Math.Abs((counted - integrated).Value) > allowance.Value;
    }
}
