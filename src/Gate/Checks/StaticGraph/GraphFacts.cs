using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Listings;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>All that is known of a variant on a task before any answer is computed.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Recipe">The name of its graph recipe.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Listing">The rewritten graph.</param>
/// <param name="Placement">Where its nodes run; null where no session could be made.</param>
/// <param name="Run">What it is predicted to cost on the task's texts; null where shapes are known only when it runs.</param>
public sealed record GraphFacts(
    string Variant, string Recipe, string Task, GraphListing Listing, NodePlacement? Placement, ModelledRun? Run)
{
    // More digits than the verdict looks at.
    private const string Digits = "G12";

    /// <summary>Why the placement is not known; null when it is.</summary>
    public string? PlacementReason { get; init; }

    /// <summary>Why the run could not be modelled; null when it was.</summary>
    public string? RunReason { get; init; }

    /// <summary>
    /// The profiles whose joules are recorded: one for processors, one for graphics boards, so that one recording serves both.
    /// </summary>
    public static ImmutableArray<WorkProfile> RecordedProfiles { get; } = [WorkProfiles.Epyc2Core, WorkProfiles.T4];

    /// <summary>Nodes on another provider than the one asked for, and copies between providers.</summary>
    /// <param name="provider">The provider that was asked for.</param>
    public int? Misplaced(string provider) => Placement is null ? null : Placement.Elsewhere(provider).Length + Placement.CopyCount;

    /// <summary>The lines that a recording writes.</summary>
    /// <param name="provider">The provider of this run: where nodes run is known for it alone.</param>
    public IEnumerable<BaselineLine> Lines(string provider)
    {
        yield return new(Variant, Task, CheckKind.Static, GraphNames.Operators, Listing.Digest)
        {
            Detail = string.Join(", ", Listing.OperatorCounts.Select(count => $"{count.Value} {count.Key}")),
        };
        if (Misplaced(provider) is { } misplaced)
        {
            yield return new(Variant, Task, CheckKind.Static, GraphNames.Placement, misplaced.ToString(CultureInfo.InvariantCulture))
            {
                Scope = provider,
                Detail = $"{Placement!.Elsewhere(provider).Length} elsewhere, {Placement.CopyCount} copies",
            };
        }

        foreach (var profile in Run is null ? [] : RecordedProfiles)
        {
            var joules = Run!.EnergyPerText(profile).Value.ToString(Digits, CultureInfo.InvariantCulture);
            yield return new(Variant, Task, CheckKind.Static, GraphNames.ModelledJoules, joules)
            {
                Scope = profile.Name,
                Detail = Work,
            };
        }
    }

    /// <summary>Arithmetic and traffic for one text, for people.</summary>
    public string Work => Run is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{Run.Operations / Run.Texts / 1e6:G6} MFLOP and {Run.Bytes / Run.Texts / 1e6:G6} MB a text");
}
