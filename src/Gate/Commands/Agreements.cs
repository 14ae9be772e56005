using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary>What people agreed on before a comparison: waivers, and how much small losses may add up to. Read before anything is measured.</summary>
/// <param name="Waivers">The waivers.</param>
/// <param name="Drift">The drift since the last release.</param>
/// <param name="Today">The day (UTC).</param>
public sealed record Agreements(WaiverSet Waivers, ReleaseDrift Drift, DateOnly Today)
{
    // An entry needs a name; this one is never written.
    private const string ThisRun = "this run";

    /// <summary>Reads the waivers and the ledger.</summary>
    /// <param name="baselines">Folder of baselines; null for none.</param>
    /// <param name="waivers">Folder of waivers as given; null for the one beside the baselines.</param>
    /// <param name="time">Says which day it is.</param>
    /// <exception cref="BadInputException">Something is malformed; the message names file and line.</exception>
    public static Agreements Read(string? baselines, string? waivers, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new(WaiverFolder.Load(WaiverFolder.Find(waivers, baselines), today), ReleaseDrift.Read(baselines), today);
    }

    /// <summary>The result of a comparison with the drift that it would make, with trades found and waivers held against its cells.</summary>
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
        var found = covered.Select(cell => DriftEntry.Of(cell, ThisRun, device, result.Strict)).OfType<DriftEntry>().ToList(); // a loss that people agreed to adds up too
        var drift = Drift.With(found).Cells(result.Batch, result.Threads, result.MaxLength).Where(cell => result.Cells.Any(own => own.Variant == cell.Variant));
        var judged = Waivers.Apply([.. covered, .. drift], Today, result.Strict);
        return result with
        {
            Cells = judged.Cells,
            Notes = [.. result.Notes, .. judged.Notes],
            ExitCode = ExitCode.OfRun(judged.Cells, result.Strict),
        };
    }
}
