using System.Globalization;
using EnergyGate.Gate.Inputs;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>What was asked of a comparison, as options of <c>worker prepare</c>: both arms are asked the same.</summary>
internal static class PreparationArguments
{
    /// <summary>The options; paths are made whole, for the workers may run elsewhere.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="variants">Names of variants, of which an arm leaves out those that it has not; empty for all that it has.</param>
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
