using System.Collections.Immutable;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Baselines;

/// <summary>
/// The stored ratios of joules and seconds of the run's machine, or why the run cannot be compared with any.
/// </summary>
internal sealed class EnergyBaseline
{
    private const string Token = "token=";

    private readonly ImmutableDictionary<BaselineKey, double> ratios;
    private readonly ImmutableDictionary<BaselineKey, double> perToken;

    private EnergyBaseline(
        ImmutableDictionary<BaselineKey, double> ratios, ImmutableDictionary<BaselineKey, double> perToken, string? incomparableReason)
    {
        this.ratios = ratios;
        this.perToken = perToken;
        IncomparableReason = incomparableReason;
    }

    /// <summary>Why the stored ratios cannot be compared with this run; null when they can.</summary>
    public string? IncomparableReason { get; }

    /// <summary>The file of a machine: its identity as a folder's name.</summary>
    /// <param name="device">The identity of the device, in words.</param>
    public static string PathOf(string device) => $"{DeviceName.Of(device)}/energy.tsv";

    /// <summary>The line of a ratio, or of joules.</summary>
    /// <param name="cell">A cell of joules, seconds or a budget with a value and an interval.</param>
    /// <param name="rounds">Interleaved rounds behind it.</param>
    public static BaselineLine LineOf(Cell cell, int rounds) => new(cell.Variant, null, cell.Check, cell.Metric, Number(cell, cell.Value))
    {
        Detail = $"low={Number(cell, cell.Interval?.Lower)} high={Number(cell, cell.Interval?.Upper)} "
            + $"rounds={rounds.ToString(CultureInfo.InvariantCulture)} kind={cell.Kind.ToString().ToLowerInvariant()}"
            + (cell.EnergyPerToken is { } token ? $" {Token}{Number(cell, token.Value)}" : ""),
    };

    /// <summary>Finds the ratios of this run's machine and conditions.</summary>
    /// <param name="stored">All baselines.</param>
    /// <param name="path">The file of this machine.</param>
    /// <param name="now">The conditions of this run.</param>
    /// <exception cref="BadInputException">A line holds no ratio.</exception>
    public static EnergyBaseline Find(BaselineSet stored, string path, BaselineHeader now)
    {
        if (stored.Files.FirstOrDefault(file => file.Path == path) is not { } file)
        {
            var known = stored.Files
                .Where(other => other.Header.Kind == BaselineHeader.Energy)
                .Select(other => other.Path.Split('/')[0])
                .ToList();
            var others = known.Count == 0 ? "" : $", but of {string.Join(", ", known)}";
            return new(
                ImmutableDictionary<BaselineKey, double>.Empty,
                ImmutableDictionary<BaselineKey, double>.Empty,
                $"fingerprint: the baselines hold no ratios of {path.Split('/')[0]}{others}");
        }

        var ratios = ImmutableDictionary.CreateBuilder<BaselineKey, double>();
        var perToken = ImmutableDictionary.CreateBuilder<BaselineKey, double>();
        for (var i = 0; i < file.Lines.Length; i++)
        {
            var text = file.Lines[i].Value;
            ratios[file.Lines[i].Key] = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio)
                && ratio is > 0 and < double.PositiveInfinity
                ? ratio
                : throw BaselineText.Corrupt(stored.Folder.Shown(path), i + 2, $"'{text}' is not a ratio");
            if (TokenFigure(file.Lines[i].Detail) is { } token)
            {
                perToken[file.Lines[i].Key] = token;
            }
        }

        var reason = now.FirstDifference(file.Header) is { } difference ? $"fingerprint: {difference}" : null;
        return new(ratios.ToImmutable(), perToken.ToImmutable(), reason);
    }

    /// <summary>A variant's stored ratio to the reference, or its joules per text; null for none.</summary>
    public double? Find(string variant, CheckKind check, string metric) =>
        ratios.TryGetValue(new(variant, null, check, metric, BaselineLine.AnyScope), out var ratio) ? ratio : null;

    /// <summary>A variant's stored joules per token; null for none.</summary>
    public double? FindPerToken(string variant) =>
        perToken.TryGetValue(new(variant, null, CheckKind.Budget, MetricNames.JoulesPerText, BaselineLine.AnyScope), out var joules)
            ? joules
            : null;

    private static double? TokenFigure(string detail) =>
        detail.Split(' ').FirstOrDefault(word => word.StartsWith(Token, StringComparison.Ordinal)) is { } word
        && double.TryParse(word.AsSpan(Token.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var joules)
            ? joules
            : null;

    // Ratios are close to 1; joules per text may be thousandths.
    private static string Number(Cell cell, double? value) =>
        value?.ToString(cell.Check == CheckKind.Budget ? "G6" : "F4", CultureInfo.InvariantCulture) ?? "none";
}
