using System.Collections.Immutable;

namespace EnergyGate.Gate.Policy.Waivers;

/// <summary>What people agreed to accept, by whom, why and until when: one file in git.</summary>
/// <param name="File">The file, as messages show it.</param>
/// <param name="Reason">Why, one sentence or a link.</param>
/// <param name="Who">Who answers for it.</param>
/// <param name="Expires">The last day on which it holds (UTC).</param>
/// <param name="Cells">What it accepts, at least one cell.</param>
public sealed record Waiver(string File, string Reason, string Who, DateOnly Expires, ImmutableArray<WaivedCell> Cells)
{
    /// <summary>
    /// The longest that a waiver may run from today on, in days: what lasts longer is a new promise and belongs into the recipe.
    /// </summary>
    public const int MaxDays = 366;

    /// <summary>Whether its last day is over.</summary>
    /// <param name="today">The day (UTC).</param>
    public bool IsExpired(DateOnly today) => today > Expires;
}
