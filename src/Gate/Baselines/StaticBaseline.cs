using System.Collections.Immutable;
using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Baselines;

/// <summary>The stored facts about graphs, from all files of the folder <c>static</c>.</summary>
/// <param name="files">The files.</param>
public sealed class StaticBaseline(ImmutableArray<BaselineFile> files)
{
    private readonly ImmutableDictionary<BaselineKey, BaselineLine> lines =
        files.SelectMany(file => file.Lines).GroupBy(line => line.Key).ToImmutableDictionary(group => group.Key, group => group.First());

    /// <summary>Whether nothing is stored.</summary>
    public bool IsEmpty => lines.IsEmpty;

    /// <summary>The line of a metric, or null.</summary>
    /// <param name="variant">The variant's name.</param>
    /// <param name="task">The task's name, or null as in the cell.</param>
    /// <param name="metric">The metric's name, as in the cell.</param>
    public BaselineLine? Find(string variant, string? task, string metric) =>
        lines.GetValueOrDefault(new(variant, task, CheckKind.Static, metric, BaselineLine.AnyScope));
}
