using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// A text beside the baselines that a recording of the run would write, e.g. the listing of a graph, for people to compare.
/// </summary>
/// <param name="Path">The file; it does not end in <c>.tsv</c>.</param>
/// <param name="Text">The text, with LF line ends.</param>
public sealed record BaselineListing(string Path, string Text) : ICheckResult;
