using System.Globalization;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Checks.Promise;

/// <summary>
/// Does a variant still promise what it promised when it was recorded? A looser tolerance would let every other check pass. It is
/// INCONCLUSIVE until a waiver accepts it, or a recording, which <c>baseline diff</c> then names.
/// </summary>
internal sealed class PromiseCheck : ICheck
{
    /// <summary>Metric of the cell that sums up a variant's promises.</summary>
    public const string Recorded = "recorded";

    /// <inheritdoc/>
    public string Name => "promise";

    /// <inheritdoc/>
    public IEnumerable<ICheckResult> Run(CheckContext context)
    {
        var stored = context.Baselines.Stored?.Files.FirstOrDefault(file => file.Path == PromiseBaseline.FilePath);
        var header = PromiseBaseline.HeaderOf(context.Baselines.Model);
        foreach (var variant in context.Variants.Where(variant => variant != VariantCatalog.Reference))
        {
            var lines = DeclaredPromises.Of(variant, context.Tasks.Select(task => task.Model.Task.Name), context.Options).ToList();
            foreach (var line in lines)
            {
                yield return new BaselineEntry(PromiseBaseline.FilePath, header, line);
            }

            foreach (var cell in Compare(variant, lines, stored, context.Cells))
            {
                yield return cell;
            }
        }
    }

    private static IEnumerable<Cell> Compare(VariantRecipe variant, List<BaselineLine> lines, BaselineFile? stored, CellFactory cells)
    {
        var known = lines.Select(line => (Now: line, Was: stored?.Find(line.Key)?.Value)).Where(pair => pair.Was is not null).ToList();
        var looser = known.Where(pair => PromiseBaseline.IsLooser(pair.Was!, pair.Now.Value)).ToList();
        var tighter = known.Where(pair => PromiseBaseline.IsLooser(pair.Now.Value, pair.Was!)).Select(Words).ToList();
        foreach (var (now, was) in looser)
        {
            // What made a variant experimental must itself gate; its other promises gate as its answers do.
            var gates = !variant.IsExperimental || now.Metric == DeclaredPromises.Experimental;
            yield return cells.Make(
                new(now.Variant!, now.Task, now.Check, now.Metric),
                new(Verdict.Inconclusive, $"the promise changed: {Words((now, was))}, which is looser; agree by a waiver, or record it")
                {
                    Value = Finding.Finite(PromiseBaseline.LimitOf(now.Value)),
                    Reference = Finding.Finite(PromiseBaseline.LimitOf(was!)),
                    Limit = Finding.Finite(PromiseBaseline.LimitOf(was!)),
                },
                isExperimental: !gates);
        }

        if (known.Count > 0)
        {
            var tightened = tighter.Count == 0 ? "" : $"; tighter, so record them again: {string.Join("; ", tighter)}";
            yield return cells.Make(variant, null, CheckKind.Promise, Recorded, new(
                looser.Count == 0 ? Verdict.Pass : Verdict.Inconclusive,
                $"{looser.Count.ToString(CultureInfo.InvariantCulture)} of {Format.Count(known.Count, "promise")} looser than recorded"
                    + tightened)
            {
                CanGate = looser.Count == 0, // each looser one has a cell of its own, which a waiver can accept
                Value = looser.Count,
                Reference = 0,
                Limit = 0,
            });
        }
    }

    private static string Words((BaselineLine Now, string? Was) promise) =>
        $"{promise.Now.Metric}{(promise.Now.Task is { } task ? $" of {task}" : "")} was {promise.Was}, is {promise.Now.Value}";
}
