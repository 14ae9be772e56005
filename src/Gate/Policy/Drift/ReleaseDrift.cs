using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Drift;

/// <summary>The drift since the last release: the last tag <c>v*</c>.</summary>
/// <param name="Ledger">The ledger of the working tree.</param>
/// <param name="Release">The ledger of the release; null for no release.</param>
/// <param name="Tag">The release's tag; null for none.</param>
internal sealed record ReleaseDrift(DriftLedger Ledger, DriftLedger? Release, string? Tag)
{
    /// <summary>Maximum ratio of joules that the changes since a release may add up to.</summary>
    public const double Limit = 1.05;

    /// <summary>Pattern of release tags.</summary>
    public const string Releases = "v*";

    /// <summary>Reads the ledger beside baselines, and the ledger of the last release.</summary>
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

    /// <summary>The drift with the entries of a run, to see whether the sum stays within the limit.</summary>
    /// <exception cref="BadInputException">The ledger already holds this change of a cell.</exception>
    public ReleaseDrift With(IEnumerable<DriftEntry> found) => this with { Ledger = Ledger.Add(found) };

    /// <summary>The sums since the release.</summary>
    public ImmutableArray<DriftSum> Sums => Ledger.SumSince(Release);

    /// <summary>
    /// One cell per cell of the ledger: beyond the limit it is FAIL if the rise is more than noise, and open if it may be noise. Shows the
    /// worst verdict over all machines, with and without the changes that are noisier than the limit, so that noise hides nothing. Of equal
    /// verdicts, a measured rise goes before an estimated one, then the largest first.
    /// </summary>
    /// <param name="cells">Makes the cells.</param>
    public ImmutableArray<Cell> Cells(CellFactory cells) =>
    [
        .. Sums.Concat(Ledger.Within(Math.Log(Limit)).SumSince(Release))
            .GroupBy(sum => sum.Cell)
            .Select(cell => cell.MaxBy(Badness)!)
            .Select(sum => cells.Make(
                sum.Cell with
                {
                    Check = CheckKind.Regression,
                    Metric = sum.Cell.Check == CheckKind.Pipeline ? MetricNames.PipelineDrift : MetricNames.Drift,
                },
                new(VerdictOf(sum), Words(sum))
                {
                    Kind = sum.Kind,
                    Value = Math.Exp(sum.Rise),
                    Reference = 1,
                    Limit = Limit,
                    Interval = new(Math.Exp(sum.Rise - sum.HalfWidth), Math.Exp(sum.Rise + sum.HalfWidth)),
                })),
    ];

    private static Verdict VerdictOf(DriftSum sum) =>
        Math.Exp(sum.Rise) <= Limit ? Verdict.Pass : sum.Rise > sum.HalfWidth ? Verdict.Fail : Verdict.Inconclusive;

    private static (int Verdict, bool CanStop, double Rise) Badness(DriftSum sum) =>
        (VerdictOf(sum) switch { Verdict.Fail => 2, Verdict.Inconclusive => 1, _ => 0 }, sum.Kind != FigureKind.Estimated, sum.Rise);

    private string Words(DriftSum sum)
    {
        var since = Tag is null ? "in the ledger (there is no release v*)" : $"since {Tag}";
        var noise = VerdictOf(sum) == Verdict.Inconclusive ? ", which may be noise" : "";
        var limit = Format.Change(Math.Log(Limit));
        var apart = Sums.Contains(sum) ? "" : $", without those whose own interval is wider than {limit},";
        return $"{Format.Count(sum.Changes, "change")} {since}{apart} on {sum.Device}: {Format.Change(sum.Net)} joules in all, "
            + $"{Format.Change(sum.Rise)} since the cheapest state, in {Format.Count(sum.Risen, "change")}{noise}; limit {limit}";
    }
}
