using System.Collections.Immutable;

namespace EnergyGate.Gate.Policy.Waivers;

/// <summary>Cells that people agreed to accept, with reason, person and expiry: one file in git.</summary>
/// <param name="File">The file, as messages show it.</param>
/// <param name="Reason">Why, one sentence or a link.</param>
/// <param name="Who">Who answers for it.</param>
/// <param name="Expires">The last day on which it holds (UTC).</param>
/// <param name="Cells">The accepted cells, at least one.</param>
internal sealed record Waiver(string File, string Reason, string Who, DateOnly Expires, ImmutableArray<WaivedCell> Cells)
{
    /// <summary>
    /// Maximum time from today until a waiver expires, in days. A longer exception belongs in the recipe, as a declared tolerance.
    /// </summary>
    public const int MaxDays = 366;

    /// <summary>Whether its last day has passed.</summary>
    /// <param name="today">The day (UTC).</param>
    public bool IsExpired(DateOnly today) => today > Expires;
}
