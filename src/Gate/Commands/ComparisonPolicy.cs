using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary>Waivers and drift limits that apply to a comparison. They are read before anything is measured.</summary>
/// <param name="Waivers">The waivers.</param>
/// <param name="Drift">The drift since the last release.</param>
/// <param name="Today">The day (UTC).</param>
public sealed record ComparisonPolicy(WaiverSet Waivers, ReleaseDrift Drift, DateOnly Today)
{
    // An entry needs a name; this one is never written.
    private const string ThisRun = "this run";

    /// <summary>Reads the waivers and the ledger.</summary>
    /// <param name="baselines">Folder of baselines; null for none.</param>
    /// <param name="waivers">Folder of waivers as given; null for the one beside the baselines.</param>
    /// <param name="time">Gives the day.</param>
    /// <exception cref="BadInputException">Something is malformed; the message names file and line.</exception>
    public static ComparisonPolicy Read(string? baselines, string? waivers, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new(WaiverFolder.Load(WaiverFolder.Find(waivers, baselines), today), ReleaseDrift.Read(baselines), today);
    }

    /// <summary>The result with trades found, with the drift that accepting it would make, and with the waivers applied to both.</summary>
    /// <param name="result">What was measured.</param>
    public GateResult Apply(GateResult result)
    {
        if (!result.Complete)
        {
            return result;
        }

        var device = MeasuredDevice.Of(result);
        var traded = Trades.Find(result.Cells);
        var covered = Waivers.Apply(traded, Today, result.Strict).Cells.Take(traded.Length).ToList();
        // A waived loss adds to the drift too.
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
