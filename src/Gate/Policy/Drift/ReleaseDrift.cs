using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>The drift since the last release: the last tag <c>v*</c>.</summary>
/// <param name="Ledger">The ledger of the working tree.</param>
/// <param name="Release">The ledger as the release has it; null for no release.</param>
/// <param name="Tag">The release's tag; null for none.</param>
public sealed record ReleaseDrift(DriftLedger Ledger, DriftLedger? Release, string? Tag)
{
    /// <summary>The ratio of joules that changes since a release may add up to.</summary>
    public const double Limit = 1.05;

    /// <summary>Tags that are releases.</summary>
    public const string Releases = "v*";

    /// <summary>Reads the ledger beside baselines, and what of it the last release holds.</summary>
    /// <param name="baselines">The folder of baselines; null, or a folder without a ledger, gives an empty one.</param>
    /// <exception cref="BadInputException">A ledger cannot be read, or lies in no git repository.</exception>
    public static ReleaseDrift Read(string? baselines)
    {
        var ledger = baselines is null ? new([]) : DriftLedger.Read(new(baselines));
        if (ledger.Entries.IsEmpty)
        {
            return new(ledger, null, null);
        }

        var git = GitRepository.Around(baselines!);
        var tag = git.LastTag(Releases);
        var release = tag is not null && git.Files(tag, baselines!).Contains(BaselineSet.Ledger)
            ? new DriftLedger(DriftText.Read(git.Text(tag, baselines!, BaselineSet.Ledger), $"{tag}:{BaselineSet.Ledger}"))
            : null;
        return new(ledger, release, tag);
    }

    /// <summary>The same with what a run has just found: is the sum still inside with this change?</summary>
    /// <exception cref="BadInputException">A change of a cell is in the ledger already.</exception>
    public ReleaseDrift With(IEnumerable<DriftEntry> found) => this with { Ledger = Ledger.Add(found) };

    /// <summary>The sums since the release.</summary>
    public ImmutableArray<DriftSum> Sums => Ledger.SumSince(Release);

    /// <summary>
    /// One cell for each cell of the ledger: FAIL beyond the limit where the rise is more than noise, open where it may be noise. Every
    /// machine is looked at, with and without changes that are noisier than the limit is wide, and the worst verdict is shown, so that
    /// noise hides nothing; of equal ones a measured before an estimated rise, then the largest.
    /// </summary>
    /// <param name="cells">Makes the cells.</param>
    public ImmutableArray<Cell> Cells(CellFactory cells) =>
    [
        .. Sums.Concat(Ledger.Within(Math.Log(Limit)).SumSince(Release)).GroupBy(sum => sum.Cell).Select(cell => cell.MaxBy(Badness)!).Select(sum => cells.Make(
            sum.Cell with { Check = CheckKind.Regression, Metric = MetricNames.Drift },
            new(VerdictOf(sum), Words(sum))
            {
                Kind = sum.Kind,
                Value = Math.Exp(sum.Rise),
                Reference = 1,
                Limit = Limit,
                Interval = new(Math.Exp(sum.Rise - sum.HalfWidth), Math.Exp(sum.Rise + sum.HalfWidth)),
            })),
    ];

    private static Verdict VerdictOf(DriftSum sum) => Math.Exp(sum.Rise) <= Limit ? Verdict.Pass : sum.Rise > sum.HalfWidth ? Verdict.Fail : Verdict.Inconclusive;

    private static (int Verdict, bool CanStop, double Rise) Badness(DriftSum sum) =>
        (VerdictOf(sum) switch { Verdict.Fail => 2, Verdict.Inconclusive => 1, _ => 0 }, sum.Kind != FigureKind.Estimated, sum.Rise);

    private string Words(DriftSum sum)
    {
        var since = Tag is null ? "in the ledger (there is no release v*)" : $"since {Tag}";
        var noise = VerdictOf(sum) == Verdict.Inconclusive ? ", and may be noise" : "";
        var apart = Sums.Contains(sum) ? "" : $", those apart whose own interval is wider than {Format.Change(Math.Log(Limit))},";
        return $"{sum.Changes} changes {since}{apart} on {sum.Device} add up to {Format.Change(sum.Net)} joules; {Format.Change(sum.Rise)} in the last {sum.Risen} of them, from the cheapest state on{noise}; {Format.Change(Math.Log(Limit))} may be";
    }
}
