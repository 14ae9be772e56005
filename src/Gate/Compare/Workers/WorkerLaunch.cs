using System.Collections.Immutable;
using System.Globalization;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>How a worker process is started.</summary>
/// <param name="Program">Path of its <c>energygate.dll</c>.</param>
/// <param name="PreparedFolder">Folder of the prepared graphs and texts.</param>
/// <param name="Threads">Threads per session.</param>
/// <param name="Provider">Execution provider.</param>
/// <param name="Processors">Logical processors that it may run on; empty for all. Both workers of a comparison share them.</param>
internal sealed record WorkerLaunch(string Program, string PreparedFolder, int Threads, string Provider, ImmutableArray<int> Processors)
{
    /// <summary>Arguments of <c>dotnet</c>.</summary>
    public ImmutableArray<string> Arguments =>
        [
            Program, "worker", "serve",
            "--from", PreparedFolder,
            "--threads", Threads.ToString(CultureInfo.InvariantCulture),
            "--provider", Provider,
        ];
}
