using System.Globalization;
using EnergyGate.Gate.Inputs;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>The options of a comparison as options of <c>worker prepare</c>, the same for both arms.</summary>
internal static class PreparationArguments
{
    /// <summary>The options. Paths are absolute, because the workers may run in another folder.</summary>
    /// <param name="options">Model, tasks and batch.</param>
    /// <param name="variants">Names of variants; an arm leaves out those that it does not have. Empty for all of its variants.</param>
    public static IEnumerable<string> Of(GateOptions options, IReadOnlyCollection<string> variants)
    {
        (string Name, string? Path)[] paths =
            [("--model", options.ModelPath), ("--vocab", options.VocabularyPath), ("--glue", options.GlueDirectory)];
        foreach (var (name, path) in paths)
        {
            if (path is not null)
            {
                yield return name;
                yield return Path.GetFullPath(path);
            }
        }

        if (options.Cased)
        {
            yield return "--cased";
        }

        if (options.Tasks is { } tasks)
        {
            yield return "--tasks";
            yield return string.Join(',', tasks.Select(task => task.Name));
        }

        if (variants.Count > 0)
        {
            yield return "--only";
            yield return string.Join(',', variants);
        }

        yield return "--batch";
        yield return options.BatchSize.ToString(CultureInfo.InvariantCulture);
        yield return "--max-length";
        yield return options.MaxLength.ToString(CultureInfo.InvariantCulture);
    }
}
