using System.Collections.Immutable;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.Meters.Command;

/// <summary>A program that prints joules or watts, and how to ask it.</summary>
public sealed record CommandMeterSpecification
{
    /// <summary>The program: a path, or a name that is looked for in PATH. No shell reads it.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments, passed as they are.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>What its number is; null where the program prints the unit behind the number.</summary>
    public CommandUnit? Unit { get; init; }

    /// <summary>
    /// A regular expression (of the kind without backtracking) whose first group is the number; null: the last number of the output.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>Time between two calls, start to start. Default 1 s.</summary>
    public Seconds Interval { get; init; } = new(1);

    /// <summary>How long a call may take before the program is ended. Default 2 s.</summary>
    public Seconds Timeout { get; init; } = new(2);

    /// <summary>Whose energy it sees. Default: the whole machine.</summary>
    public MeterDomain Domain { get; init; } = MeterDomain.Machine;

    /// <summary>The command line, for reports.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(Program));
}
