using System.Collections.Immutable;
using EnergyGate.Measurement.Metering;

namespace EnergyGate.Gate.Trials;

/// <summary>The meter of a run: the one that was asked for, else the best one that sees the provider's device.</summary>
public sealed class RunMeter : IDisposable
{
    private readonly ImmutableArray<MeterProbe> probes;

    private RunMeter(ImmutableArray<MeterProbe> probes, Func<MeterProbe, bool> isWanted)
    {
        this.probes = probes;
        Meter = probes.FirstOrDefault(probe => isWanted(probe) && probe.Meter is not null)?.Meter;
        WhyNone = Meter is null ? $"no meter: {string.Join("; ", probes.Where(isWanted).Select(probe => $"{probe.Name} {probe.Availability}"))}" : null;
    }

    /// <summary>The meter; null when there is none.</summary>
    public IEnergyMeter? Meter { get; }

    /// <summary>Why there is none, meter by meter; null when there is one.</summary>
    public string? WhyNone { get; }

    /// <summary>Looks for the meter of a run.</summary>
    /// <param name="options">The choice, or the provider whose device it has to see.</param>
    public static RunMeter Open(GateOptions options)
    {
        if (options.Meter is { } choice)
        {
            return new([MeterCatalog.Open(choice)], _ => true);
        }

        var domain = options.Provider == "CPU" ? MeterDomain.Processor : MeterDomain.GraphicsBoard;
        return new(MeterCatalog.Probe(), probe => probe.Domain == domain);
    }

    /// <inheritdoc/>
    public void Dispose() => probes.ToList().ForEach(probe => probe.Dispose());
}
