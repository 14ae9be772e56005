using EnergyGate.Measurement.Units;
using EnergyGate.Measurement.Windows;

namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>When a window of a graphics board does not count. Nothing here knows which arm ran in it.</summary>
/// <param name="pollInterval">How far apart polls should be.</param>
/// <param name="tick">How far apart the counter's steps are.</param>
/// <param name="limit">The board's power limit; NaN where it does not tell.</param>
internal sealed class WindowRules(Seconds pollInterval, Seconds tick, Watts limit)
{
    /// <summary>The largest share of polls that may be missing.</summary>
    public const double MaxMissingShare = 0.01;

    /// <summary>
    /// How far counter and integrated power may be apart: a sensor that watches a quarter of the time is off by tens of percent in one
    /// window, a wrong unit or channel by more.
    /// </summary>
    public const double MaxDisagreement = 0.25;

    /// <summary>The gain error of a board's sensor, either way (arXiv 2312.02741).</summary>
    public const double GainError = 0.05;

    private const ClockLimits Slowdowns = ClockLimits.HardwareSlowdown | ClockLimits.HardwareThermal | ClockLimits.PowerBrake;

    /// <summary>Why the window does not count; null when it does. Allocates only where there is a reason.</summary>
    /// <param name="trace">The samples in the window.</param>
    /// <param name="energy">The window's energy.</param>
    /// <param name="time">Its length.</param>
    /// <param name="lowestPower">The lowest power that the board was ever seen at; NaN where it does not tell.</param>
    /// <param name="hasCounter">
    /// Whether the energy is the counter's, so that it and integrated power can be held against each other.
    /// </param>
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
                $"{trace.OtherProcesses} other process(es) were on the GPU, whose energy is in the figure: stop them (nvidia-smi lists "
                    + "them); in a container without the host's process numbers ours look foreign too (start it with --pid=host)");
        }

        if (trace.MissingPolls > MaxMissingShare * expected)
        {
            return new($"{trace.MissingPolls} of {expected:F0} polls of the GPU are missing, at most {MaxMissingShare:P0} may be");
        }

        if ((trace.Limits & Slowdowns) != 0)
        {
            return new($"the GPU slowed itself down ({trace.Limits & Slowdowns})");
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
            return new($"{energy} in {time} is less than the lowest power ever seen, {lowestPower}, would have spent");
        }

        return null;
    }

    // The two edges of the window fall somewhere between two steps of the counter: up to one tick each.
    private bool Disagree(Joules counted, Joules integrated, Watts highest)
    {
        var allowance = new Joules(MaxDisagreement * Math.Max(counted.Value, integrated.Value)) + highest * tick;
        return Math.Abs((counted - integrated).Value) > allowance.Value;
    }
}
