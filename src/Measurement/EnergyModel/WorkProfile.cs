using System.Collections.Immutable;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.EnergyModel;

/// <summary>
/// Cost of work on a device: rates, joules and idle power, each with its source. A processor's profile takes its watts from a
/// <see cref="DeviceProfile"/>, which holds the power of a busy core for estimates from CPU time, so that each figure is defined once.
/// </summary>
public sealed record WorkProfile
{
    /// <summary>Name used in results and baselines, e.g. <c>t4</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The device in words.</summary>
    public required string Device { get; init; }

    /// <summary>Matrix products on 32-bit floating point.</summary>
    public required ArithmeticCost MatrixFloat32 { get; init; }

    /// <summary>Matrix products on 16-bit floating point.</summary>
    public required ArithmeticCost MatrixFloat16 { get; init; }

    /// <summary>Matrix products on 8-bit integers.</summary>
    public required ArithmeticCost MatrixInt8 { get; init; }

    /// <summary>Arithmetic element by element.</summary>
    public required ArithmeticCost Elementwise { get; init; }

    /// <summary>Bytes per second between memory and the device.</summary>
    public required ProfileCoefficient<Hertz> ByteRate { get; init; }

    /// <summary>Energy per byte between memory and the device (J).</summary>
    public required ProfileCoefficient<Joules> EnergyPerByte { get; init; }

    /// <summary>Overhead per kernel launch, in addition to its work.</summary>
    public required ProfileCoefficient<Seconds> TimePerLaunch { get; init; }

    /// <summary>Energy above idle per kernel launch (J).</summary>
    public required ProfileCoefficient<Joules> EnergyPerLaunch { get; init; }

    /// <summary>Power of the idle device; added for the whole time of the work.</summary>
    public required ProfileCoefficient<Watts> IdlePower { get; init; }

    /// <summary>Every coefficient: name, value with its unit, source and relative error.</summary>
    public ImmutableArray<(string Name, string Value, string Source, double RelativeError)> Coefficients =>
    [
        .. Arithmetic("matrix products, 32-bit", MatrixFloat32),
        .. Arithmetic("matrix products, 16-bit", MatrixFloat16),
        .. Arithmetic("matrix products, int8", MatrixInt8),
        .. Arithmetic("element by element", Elementwise),
        ("memory, rate", $"{ByteRate.Value.Value / 1e9:G4} GB/s", ByteRate.Source, ByteRate.RelativeError),
        ("memory, energy", $"{Picojoules(EnergyPerByte.Value)} pJ/byte", EnergyPerByte.Source, EnergyPerByte.RelativeError),
        ("launch, time", $"{TimePerLaunch.Value.Value * 1e6:G4} us", TimePerLaunch.Source, TimePerLaunch.RelativeError),
        ("launch, energy", $"{EnergyPerLaunch.Value.Value * 1e6:G4} uJ", EnergyPerLaunch.Source, EnergyPerLaunch.RelativeError),
        ("idle power", IdlePower.Value.ToString(), IdlePower.Source, IdlePower.RelativeError),
    ];

    private static IEnumerable<(string Name, string Value, string Source, double RelativeError)> Arithmetic(
        string name, ArithmeticCost cost) =>
    [
        ($"{name}, rate", $"{cost.Rate.Value.Value / 1e12:G4} Top/s", cost.Rate.Source, cost.Rate.RelativeError),
        ($"{name}, energy", $"{Picojoules(cost.EnergyPerOperation.Value)} pJ/op",
            cost.EnergyPerOperation.Source, cost.EnergyPerOperation.RelativeError),
    ];

    private static string Picojoules(Joules energy) => $"{energy.Value * 1e12:G4}";
}
