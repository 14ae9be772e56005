using System.Collections.Immutable;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Command;

/// <summary>A program that prints joules or watts, and how to call it.</summary>
public sealed record CommandMeterSpecification
{
    /// <summary>The program: a path, or a name found in PATH. Not interpreted by a shell.</summary>
    public required string Program { get; init; }

    /// <summary>The program's arguments, passed unchanged.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Unit of the printed number; null when the program prints the unit after it.</summary>
    public CommandUnit? Unit { get; init; }

    /// <summary>A non-backtracking regular expression whose first group is the number; null for the last number of the output.</summary>
    public string? Pattern { get; init; }

    /// <summary>Time between the starts of two calls, 0.01 to 3600 s. Default 1 s.</summary>
    public Seconds Interval { get; init; } = new(1);

    /// <summary>Maximum duration of a call, 0.01 to 3600 s; then the program is killed. Default 2 s.</summary>
    public Seconds Timeout { get; init; } = new(2);

    /// <summary>The part of the machine that it measures. Default: the whole machine.</summary>
    public MeterDomain Domain { get; init; } = MeterDomain.Machine;

    /// <summary>The command line, for reports.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(Program));
}
