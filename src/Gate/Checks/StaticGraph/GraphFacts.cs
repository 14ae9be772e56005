using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Listings;
using EnergyGate.Measurement.EnergyModel;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>Everything known about a variant on a task before any answer is computed.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Recipe">The name of its graph recipe.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Listing">The rewritten graph.</param>
/// <param name="Placement">Where its nodes run; null if no session could be opened.</param>
/// <param name="Run">Its predicted cost on the task's texts; null if shapes are known only at run time.</param>
internal sealed record GraphFacts(
    string Variant, string Recipe, string Task, GraphListing Listing, NodePlacement? Placement, ModelledRun? Run)
{
    // More digits than the verdict uses.
    private const string Digits = "G12";

    // Stored lines have these words; other words would change every baseline.
    private const string StoredUnit = " a text";

    /// <summary>Why the placement is unknown; null when it is known.</summary>
    public string? PlacementReason { get; init; }

    /// <summary>Why the run could not be modelled; null when it was.</summary>
    public string? RunReason { get; init; }

    /// <summary>
    /// The profiles whose joules are recorded: one for processors, one for graphics boards, so that one recording serves both.
    /// </summary>
    public static ImmutableArray<WorkProfile> RecordedProfiles { get; } = [WorkProfiles.Epyc2Core, WorkProfiles.T4];

    /// <summary>Number of nodes on another provider than the requested one, and of copies between providers; null if unknown.</summary>
    /// <param name="provider">The requested provider.</param>
    public int? Misplaced(string provider) => Placement is null ? null : Placement.Elsewhere(provider).Length + Placement.CopyCount;

    /// <summary>The lines that a recording writes.</summary>
    /// <param name="provider">The provider of this run; the placement is known for no other.</param>
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

    /// <summary>Arithmetic and traffic per text, in the words that baselines store; messages use <see cref="Shown"/>.</summary>
    public string Work => Run is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{Run.Operations / Run.Texts / 1e6:G6} MFLOP and {Run.Bytes / Run.Texts / 1e6:G6} MB{StoredUnit}");

    /// <summary>Work as messages show it.</summary>
    /// <param name="work"><see cref="Work"/>, of this run or from a baseline.</param>
    public static string Shown(string work) => work.Replace(StoredUnit, " per text", StringComparison.Ordinal);
}
