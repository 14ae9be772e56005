using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// Merges the results of a run into the stored baselines. Lines of other machines and instruction sets stay, because this run cannot know
/// them, and so do those of variants and tasks outside the run. Lines that the run shows to be obsolete are dropped.
/// </summary>
/// <param name="folder">The folder of baselines.</param>
/// <param name="model">Name of the run's model.</param>
internal sealed class BaselineRecording(BaselineFolder folder, string model)
{
    /// <summary>The changes that a recording would write.</summary>
    /// <param name="found">The results of the run, as files.</param>
    /// <param name="listings">Further texts by path.</param>
    /// <param name="keeps">
    /// Whether a stored line without a new one stays; called with its variant (null for a line of the task itself).
    /// </param>
    /// <param name="isWhole">
    /// Whether the run covered all tasks and variants, so that a file that it does not fill is obsolete.
    /// </param>
    public BaselineChanges Merge(
        IEnumerable<BaselineFile> found, IReadOnlyDictionary<string, string> listings, Func<string?, bool> keeps, bool isWhole)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var remarks = new List<string>();
        foreach (var file in found)
        {
            texts[file.Path] = BaselineText.Write(Merge(file, keeps, remarks));
        }

        foreach (var (path, text) in listings)
        {
            texts[path] = text;
        }

        ImmutableArray<string> removed = [.. folder.Files().Where(path => !texts.ContainsKey(path) && IsGone(path, isWhole, remarks))];
        return new(texts.ToImmutable(), removed, [.. remarks]);
    }

    /// <summary>Writes all changes, or none if something cannot be written.</summary>
    /// <exception cref="BadInputException">Something cannot be written.</exception>
    public void Write(BaselineChanges changes) => folder.Replace(changes.Texts, changes.Removed);

    /// <summary>The path of a file as messages show it.</summary>
    public string Shown(string file) => folder.Shown(file);

    private BaselineFile Merge(BaselineFile found, Func<string?, bool> keeps, List<string> remarks)
    {
        if (!folder.Files().Contains(found.Path) || Stored(found.Path, remarks) is not { } stored)
        {
            return found;
        }

        if (stored.Header != found.Header)
        {
            var reason = stored.Header.Model == model
                ? found.Header.FirstDifference(stored.Header)
                : $"model was {stored.Header.Model}, is {model}";
            remarks.Add($"{folder.Shown(found.Path)}: {Format.Count(stored.Lines.Length, "line")} replaced ({reason})");
            return found;
        }

        var keys = found.Lines.Select(line => line.Key).ToHashSet();
        var scoped = found.Lines
            .Where(line => line.Scope != BaselineLine.AnyScope)
            .Select(line => line.Key with { Scope = "" })
            .ToHashSet();
        var kept = stored.Lines
            .Where(line => !keys.Contains(line.Key))
            .Where(line => keeps(line.Variant) || (line.Scope != BaselineLine.AnyScope && scoped.Contains(line.Key with { Scope = "" })))
            .ToList();
        var dropped = stored.Lines.Where(line => !keys.Contains(line.Key) && !kept.Contains(line)).ToList();
        remarks.AddRange(dropped.Select(line => $"{folder.Shown(found.Path)}: dropped {line.Key}"));
        return new(found.Path, found.Header, found.Lines.Concat(kept));
    }

    // Files of another model are removed. A whole run also removes files of this model that it did not fill, except the ratios of other
    // machines.
    private bool IsGone(string path, bool isWhole, List<string> remarks)
    {
        if (!BaselineSet.IsBaseline(path))
        {
            return isWhole && path.StartsWith(BaselineHeader.Static + "/", StringComparison.Ordinal);
        }

        var stored = Stored(path, remarks);
        var isGone = stored is null ? isWhole : stored.Header.Model != model || (isWhole && stored.Header.Kind != BaselineHeader.Energy);
        if (isGone && stored is not null)
        {
            var reason = stored.Header.Model == model ? "nothing of it is left" : $"of the model {stored.Header.Model}";
            remarks.Add($"{folder.Shown(path)}: removed ({reason})");
        }

        return isGone;
    }

    private BaselineFile? Stored(string path, List<string> remarks)
    {
        try
        {
            return folder.Read(path);
        }
        catch (BadInputException exception)
        {
            remarks.Add($"not kept, because it is corrupt: {exception.Message}");
            return null;
        }
    }
}
