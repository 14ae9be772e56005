using System.Collections.Immutable;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Listings;
using EnergyGate.Graphs.Onnx;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>The differences between the two arms of a variant, which may explain a change of its cost.</summary>
internal static class DifferenceCause
{
    private const int MaxFiles = 10;

    /// <summary>The differences, one per line: graphs first, then texts and batches, then the files of the program that changed.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="reference">The base.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="changes">Product files that changed since the base, as paths from the repository's root.</param>
    public static ImmutableArray<string> Of(string variant, PreparedArm reference, PreparedArm candidate, ImmutableArray<string> changes)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var (before, after) = (reference.Of(variant).ToList(), candidate.Of(variant).ToList());
        foreach (var (left, right) in before.Zip(after))
        {
            if (left.GraphHash != right.GraphHash)
            {
                var difference = GraphDifference.Between(
                    GraphListing.Of(OnnxModel.Load(Path.Combine(reference.Prepared, left.GraphFile))),
                    GraphListing.Of(OnnxModel.Load(Path.Combine(candidate.Prepared, right.GraphFile))));
                lines.Add(
                    difference.Count == 0 ? "the graph has the same nodes but other weights" : $"the graph differs: {difference.Summary}");
                lines.AddRange(difference.Lines);
            }

            if (left.Level != right.Level)
            {
                lines.Add($"the session level was {left.Level} and is {right.Level}");
            }

            if (left.TextsHash != right.TextsHash)
            {
                lines.Add("the tokens of the texts differ");
            }

            if (left.Feeding != right.Feeding || left.BatchSize != right.BatchSize)
            {
                lines.Add($"batches were {left.Feeding} of {left.BatchSize} and are {right.Feeding} of {right.BatchSize}");
            }
        }

        if (before.Count != after.Count)
        {
            lines.Add($"the variant had {Format.Count(before.Count, "session")} and has {after.Count}");
        }

        if (lines.Count == 0)
        {
            lines.Add("graph, texts and batches are the same: the program differs");
        }

        lines.AddRange(changes.Take(MaxFiles).Select(file => $"changed: {file}"));
        if (changes.Length > MaxFiles)
        {
            lines.Add($"and {Format.Count(changes.Length - MaxFiles, "more file")}");
        }

        return lines.ToImmutable();
    }
}
