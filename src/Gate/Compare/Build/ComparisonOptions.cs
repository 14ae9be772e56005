using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>Options of a comparison with another commit.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>The commit that the working tree would replace.</summary>
    public required string Base { get; init; }

    /// <summary>Model, tasks, variants, batch.</summary>
    public required GateOptions Run { get; init; }

    /// <summary>Names of variants as given; empty for all that are not experimental.</summary>
    public ImmutableArray<string> Variants { get; init; } = [];

    /// <summary>Budgets and errors.</summary>
    public ComparisonPlan Plan { get; init; } = new();

    /// <summary>Whether the user gave the budget of seconds; if not, it grows with the windows of a device's meter.</summary>
    public bool HasBudget { get; init; }

    /// <summary>Further arguments of <c>dotnet build</c> for the base.</summary>
    public ImmutableArray<string> BuildOptions { get; init; } = [];

    /// <summary>Whether variants that are identical in both arms are measured too, for an A/A test.</summary>
    public bool MeasuresIdentical { get; init; }

    /// <summary>A folder of the repository.</summary>
    public string Repository { get; init; } = Environment.CurrentDirectory;

    /// <summary>Folder of certificates; null for <c>certificates</c> at the root of the repository.</summary>
    public string? Certificates { get; init; }

    /// <summary>Folder of builds and runs.</summary>
    public string WorkFolder { get; init; } = Path.Combine("artifacts", "compare");

    /// <summary>The lock that keeps two runs from measuring on one machine at the same time.</summary>
    public string LockPath { get; init; } = MachineLock.DefaultPath;

    /// <summary>Threads per worker.</summary>
    public int Threads { get; init; } = 1;
}
