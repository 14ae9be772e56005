using System.Collections.Immutable;

namespace EnergyGate.Graphs.Listings;

/// <summary>
/// The listings of one recipe's graphs for several tasks in one text. Graphs that differ only in their last layer share all other lines. A
/// line that not every task has begins with the tasks that have it, in brackets.
/// </summary>
public static class SharedListing
{
    private const string Title = "# the graphs of ";

    /// <summary>Merges listings into one text, with LF line ends.</summary>
    /// <param name="name">What the graphs are, e.g. the recipe's name.</param>
    /// <param name="listings">Each task with its graph's listing; task names have no spaces.</param>
    public static string Write(string name, IReadOnlyList<(string Task, GraphListing Listing)> listings)
    {
        ArgumentNullException.ThrowIfNull(listings);
        var order = new List<string>();
        var tasks = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (task, listing) in listings)
        {
            var place = 0;
            foreach (var line in listing.Lines)
            {
                if (tasks.TryGetValue(line, out var holders))
                {
                    holders.Add(task);
                    place = order.IndexOf(line) + 1;
                }
                else
                {
                    tasks[line] = [task];
                    order.Insert(place++, line);
                }
            }
        }

        var lines = order.Select(line => tasks[line].Count == listings.Count ? line : $"[{string.Join(' ', tasks[line])}] {line}");
        return string.Concat(
            lines.Prepend($"{Title}{name} for {string.Join(' ', listings.Select(pair => pair.Task))}").Select(line => line + "\n"));
    }

    /// <summary>Reads the listing of one task back; null when the text does not hold it.</summary>
    /// <exception cref="FormatException">The text is not what <see cref="Write"/> makes.</exception>
    public static GraphListing? Read(string text, string task)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines.FirstOrDefault("").Split(" for ");
        if (names is not [var title, var tasks] || !title.StartsWith(Title, StringComparison.Ordinal))
        {
            throw new FormatException($"the first line does not begin with '{Title}'");
        }

        return tasks.Split(' ').Contains(task)
            ? GraphListing.Parse(lines.Skip(1).Where(line => Holds(line, task)).Select(WithoutTasks))
            : null;
    }

    private static bool Holds(string line, string task) => !line.StartsWith('[') || Holders(line).Contains(task);

    private static string[] Holders(string line) => line.IndexOf(']', StringComparison.Ordinal) is > 0 and var end
        ? line[1..end].Split(' ')
        : throw new FormatException($"'{line}' names no tasks");

    private static string WithoutTasks(string line) =>
        line.StartsWith('[') ? line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..] : line;
}
