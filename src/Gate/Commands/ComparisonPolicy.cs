using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary>Waivers and drift limits that apply to a comparison. Read before anything is measured.</summary>
/// <param name="Waivers">The waivers.</param>
/// <param name="Drift">The energy drift since the last release.</param>
/// <param name="Today">The current date (UTC).</param>
internal sealed record ComparisonPolicy(WaiverSet Waivers, ReleaseDrift Drift, DateOnly Today)
{
    // A drift entry needs the name of a commit. This one is never written to the ledger.
    private const string ThisRun = "this run";

    /// <summary>Reads the waivers and the ledger.</summary>
    /// <param name="baselines">Folder of baselines; null for none.</param>
    /// <param name="waivers">Folder of waivers; null for the one next to the baselines.</param>
    /// <param name="time">Clock for the current date.</param>
    /// <exception cref="BadInputException">A file is malformed; the message names file and line.</exception>
    public static ComparisonPolicy Read(string? baselines, string? waivers, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new(WaiverFolder.Load(WaiverFolder.Find(waivers, baselines), today), ReleaseDrift.Read(baselines), today);
    }

    /// <summary>The result with trades marked, cells for the drift that merging would cause, and waivers applied to all of them.</summary>
    /// <param name="result">The measured result; returned as it is if incomplete.</param>
    public GateResult Apply(GateResult result)
    {
        if (!result.Complete)
        {
            return result;
        }

        var device = MeasuredDevice.Of(result);
        var traded = Trades.Find(result.Cells);
        var covered = Waivers.Apply(traded, Today, result.Strict).Cells.Take(traded.Length).ToList();
        // Waived losses count: they add to the drift as well.
        var found = covered.Select(cell => DriftEntry.Of(cell, ThisRun, device, result.Strict)).OfType<DriftEntry>().ToList();
        var drift = Drift.With(found).Cells(new CellFactory(result.Batch, result.MaxLength, result.Threads))
            .Where(cell => result.Cells.Any(own => own.Variant == cell.Variant));
        var judged = Waivers.Apply([.. covered, .. drift], Today, result.Strict);
        return result with
        {
            Cells = judged.Cells,
            Notes = [.. result.Notes, .. judged.Notes],
            ExitCode = ExitCode.OfRun(judged.Cells, result.Strict),
        };
    }
}
