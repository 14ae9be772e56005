using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;
using EnergyGate.Graphs.Listings;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>The stored figures of graphs, for one batch size and maximum length.</summary>
/// <param name="stored">All baselines; null when there are none.</param>
/// <param name="header">The conditions of this run.</param>
internal sealed class GraphBaselines(BaselineSet? stored, BaselineHeader header)
{
    private readonly Dictionary<string, string> listings = new(StringComparer.Ordinal);

    /// <summary>The stored figures of the graphs of a run.</summary>
    /// <param name="context">Baselines, batch size and maximum length.</param>
    public static GraphBaselines Of(CheckContext context) =>
        new(context.Baselines.Stored, HeaderOf(context.Baselines.Model, context.Cells.Batch, context.Cells.MaxLength));

    /// <summary>The conditions that joules depend on: batch size and maximum length.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="batch">Sequences per batch.</param>
    /// <param name="maxLength">Maximum sequence length in tokens.</param>
    public static BaselineHeader HeaderOf(string model, int batch, int maxLength) => new BaselineHeader(BaselineHeader.Static, model)
        .With("batch", batch.ToString(CultureInfo.InvariantCulture))
        .With("max-length", maxLength.ToString(CultureInfo.InvariantCulture));

    /// <summary>The conditions of this run.</summary>
    public BaselineHeader Header => header;

    /// <summary>The line of a metric, or null.</summary>
    public BaselineLine? Find(string variant, string task, string metric, string scope = BaselineLine.AnyScope) =>
        FileOf(variant)?.Find(new(variant, task, CheckKind.Static, metric, scope));

    /// <summary>The figure of a metric, or null when there is none.</summary>
    /// <exception cref="BadInputException">It is not a number.</exception>
    public double? Figure(string variant, string task, string metric, string scope)
    {
        if (Find(variant, task, metric, scope) is not { } line)
        {
            return null;
        }

        return double.TryParse(line.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) && double.IsFinite(figure)
            ? figure
            : throw Corrupt(GraphNames.PathOf(variant), $"{line.Key} is '{line.Value}', which is not a number");
    }

    /// <summary>Why the stored figures cannot be compared (another batch size or length), or null.</summary>
    public string? IncomparableReason(string variant) =>
        FileOf(variant) is { } file && header.FirstDifference(file.Header) is { } difference
            ? $"recorded under other conditions: {difference}"
            : null;

    /// <summary>The recorded graph of a task, by its digest.</summary>
    /// <exception cref="BadInputException">The listing is missing, or is not the recorded one.</exception>
    public GraphListing Listing(string recipe, string task, string digest)
    {
        var path = GraphNames.ListingPathOf(recipe);
        try
        {
            if (!listings.TryGetValue(path, out var text))
            {
                listings[path] = text = stored!.Folder.Text(path);
            }

            var listing = SharedListing.Read(text, task) ?? throw Corrupt(path, $"it does not hold {task}");
            return listing.Digest == digest
                ? listing
                : throw Corrupt(path, $"the graph of {task} has the digest {listing.Digest}, but {digest} was recorded");
        }
        catch (FormatException exception)
        {
            throw Corrupt(path, exception.Message);
        }
    }

    private BaselineFile? FileOf(string variant) => stored?.Files.FirstOrDefault(file => file.Path == GraphNames.PathOf(variant));

    private BadInputException Corrupt(string path, string what) => BaselineText.Corrupt(stored!.Folder.Shown(path), 1, what);
}
