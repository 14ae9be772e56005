using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// A text that a recording of the run would write beside the baselines for people to compare, e.g. the listing of a graph.
/// </summary>
/// <param name="Path">The file; it does not end in <c>.tsv</c>.</param>
/// <param name="Text">The text, with LF line ends.</param>
internal sealed record BaselineListing(string Path, string Text) : ICheckResult;
