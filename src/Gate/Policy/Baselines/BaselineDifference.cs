using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>One difference between two states of a folder of baselines.</summary>
/// <param name="Kind">added, removed or moved; loosened for a promise that allows more than before.</param>
/// <param name="Path">The file.</param>
/// <param name="What">The line, the condition or the listing.</param>
/// <param name="Was">Its value before; empty when there was none.</param>
/// <param name="Is">Its value now, with the number of answers that changed; empty when there is none.</param>
internal sealed record BaselineDifference(string Kind, string Path, string What, string Was, string Is)
{
    private const string Added = "added";
    private const string Removed = "removed";
    private const string Moved = "moved";
    private const string Loosened = "loosened";

    /// <summary>Compares two states.</summary>
    /// <param name="before">Texts by path.</param>
    /// <param name="now">Texts by path.</param>
    /// <param name="shownBefore">The path of a file before, for messages.</param>
    /// <param name="shownNow">The path of a file now, for messages.</param>
    /// <exception cref="BadInputException">A baseline is corrupt in either state.</exception>
    public static ImmutableArray<BaselineDifference> Between(
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> now,
        Func<string, string> shownBefore,
        Func<string, string> shownNow)
    {
        var differences = ImmutableArray.CreateBuilder<BaselineDifference>();
        foreach (var path in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, text) = (before.GetValueOrDefault(path), now.GetValueOrDefault(path));
            differences.AddRange(BaselineSet.IsBaseline(path)
                ? Lines(
                    path,
                    was is null ? null : BaselineText.Read(path, was, shownBefore(path)),
                    text is null ? null : BaselineText.Read(path, text, shownNow(path)))
                : Listing(path, was, text));
        }

        return differences.ToImmutable();
    }

    private static IEnumerable<BaselineDifference> Lines(string path, BaselineFile? was, BaselineFile? now)
    {
        if (was is not null && now is not null && was.Header != now.Header)
        {
            var what = was.Header.Model == now.Header.Model
                ? now.Header.FirstDifference(was.Header) ?? "kind"
                : $"model was {was.Header.Model}, is {now.Header.Model}";
            yield return new(Moved, path, $"conditions: {what}", "", "");
        }

        var before = was?.Lines.ToDictionary(line => line.Key) ?? [];
        var after = now?.Lines.ToDictionary(line => line.Key) ?? [];
        foreach (var key in before.Keys.Union(after.Keys).Order(BaselineKey.Order))
        {
            var (old, line) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (old is null || line is null)
            {
                yield return new(old is null ? Added : Removed, path, key.ToString(), old?.Value ?? "", line?.Value ?? "");
            }
            else if (old != line)
            {
                var hasAnswers = line.Metric is AccuracyBaseline.Predictions or AccuracyBaseline.Labels;
                var flips = hasAnswers ? Flips(old.Detail, line.Detail) : "";
                var isLoosened = key.Check == CheckKind.Promise && PromiseBaseline.IsLooser(old.Value, line.Value);
                yield return new(isLoosened ? Loosened : Moved, path, key.ToString(), old.Value, $"{line.Value}{flips}");
            }
        }
    }

    private static IEnumerable<BaselineDifference> Listing(string path, string? was, string? now)
    {
        if (was == now)
        {
            yield break;
        }

        var (old, lines) = (LinesOf(was), LinesOf(now));
        yield return new(
            was is null ? Added : now is null ? Removed : Moved,
            path,
            "listing",
            was is null ? "" : Format.Count(old.Length, "line"),
            now is null ? "" : $"{Format.Count(lines.Length, "line")}, {lines.Except(old).Count()} of them new");
    }

    // Classes are one word with one digit per example; scores are words.
    private static string Flips(string was, string now)
    {
        if (was == now)
        {
            return "";
        }

        string[] old = Answers(was), answers = Answers(now);
        return old.Length == answers.Length
            ? $" ({old.Zip(answers).Count(pair => pair.First != pair.Second)} of {answers.Length} changed)"
            : " (the number of answers differs)";
    }

    private static string[] Answers(string detail) =>
        detail.Contains(' ', StringComparison.Ordinal) ? detail.Split(' ') : [.. detail.Select(digit => digit.ToString())];

    private static string[] LinesOf(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
