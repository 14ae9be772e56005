using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>A line that a recording of the run would write.</summary>
/// <param name="Path">The file, e.g. <c>static/fp32-fused.tsv</c>.</param>
/// <param name="Header">The file's header.</param>
/// <param name="Line">The line; its key is new in the file.</param>
internal sealed record BaselineEntry(string Path, BaselineHeader Header, BaselineLine Line) : ICheckResult;
