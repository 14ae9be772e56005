using System.Collections.Immutable;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>The header of a baseline file, which holds for all of its lines.</summary>
/// <param name="Kind">
/// What the file is: <see cref="Static"/>, <see cref="Accuracy"/>, <see cref="Energy"/> or <see cref="Promises"/>.
/// </param>
/// <param name="Model">Name of the model that was recorded.</param>
/// <param name="Properties">Conditions by name. Names have no equals sign; names and values have no tab and no line end.</param>
internal sealed record BaselineHeader(string Kind, string Model, ImmutableSortedDictionary<string, string> Properties)
{
    /// <summary>The kind of files about graphs alone.</summary>
    public const string Static = "static";

    /// <summary>The kind of files with predictions.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>The kind of files with ratios of joules and seconds of one machine.</summary>
    public const string Energy = "energy";

    /// <summary>The kind of the file with declared tolerances and limits.</summary>
    public const string Promises = "promises";

    /// <summary>A header without conditions.</summary>
    public BaselineHeader(string kind, string model)
        : this(kind, model, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal))
    {
    }

    /// <summary>
    /// Kind, model and conditions as the columns of the header line: <c>kind=accuracy</c>, <c>model=...</c>, and the rest by name.
    /// </summary>
    public string Identity => string.Join(
        '\t', Properties.Select(property => $"{property.Key}={property.Value}").Prepend($"model={Model}").Prepend($"kind={Kind}"));

    /// <summary>The header with one condition added or changed.</summary>
    public BaselineHeader With(string name, string value) => this with { Properties = Properties.SetItem(name, value) };

    /// <summary>
    /// The first condition that has changed since the file was recorded, as <c>batch was 8, is 32</c>; null when all agree.
    /// </summary>
    /// <param name="recorded">The header of the file; this one is the run's.</param>
    public string? FirstDifference(BaselineHeader recorded) => Properties.Keys.Union(recorded.Properties.Keys).Order(StringComparer.Ordinal)
        .Select(name => (
            Name: name,
            Was: recorded.Properties.GetValueOrDefault(name, "not said"),
            Is: Properties.GetValueOrDefault(name, "not said")))
        .Where(condition => condition.Was != condition.Is)
        .Select(condition => $"{condition.Name} was {condition.Was}, is {condition.Is}")
        .FirstOrDefault();

    /// <summary>Equal when kind, model and every condition are.</summary>
    public bool Equals(BaselineHeader? other) => other is not null && Identity == other.Identity;

    /// <inheritdoc/>
    public override int GetHashCode() => Identity.GetHashCode(StringComparison.Ordinal);
}
