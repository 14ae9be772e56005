using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Certificates;

/// <summary>
/// The false-positive rate of a machine, counted by <c>energygate certify</c>, with its exact bound. It is valid for one machine, one
/// runtime and one meter, until a day. A FAIL on a machine without a certificate does not count.
/// </summary>
internal sealed record MachineCertificate
{
    /// <summary>Maximum upper bound of the false-positive rate.</summary>
    public const double MaxFailBound = 0.05;

    /// <summary>
    /// Minimum share of comparisons that decided: a test that mostly stays open has no false positives because it finds nothing. It holds
    /// for the study's own budget and not for a fixed time, because a meter with long blocks needs minutes.
    /// </summary>
    public const double MinDecidedShare = 0.8;

    // A/A comparisons that differ by more than their units do come from a machine whose state drifts.
    private const double MinHeterogeneityPValue = 0.001;

    /// <summary>Days of validity: machines change over time.</summary>
    public const int LifeDays = 90;

    private const string UnknownState = "an unknown state";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The machine's fingerprint.</summary>
    public required string Machine { get; init; }

    /// <summary>ONNX Runtime's version.</summary>
    public required string Runtime { get; init; }

    /// <summary>
    /// The meter of the study: <see cref="MeterIdentity.Device"/>. Old certificates without a meter are for the estimate.
    /// </summary>
    public string Meter { get; init; } = MeterIdentity.Estimated.Device;

    /// <summary>Further conditions of that meter's figures: <see cref="MeterIdentity.State"/>; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MeterState { get; init; }

    /// <summary>Cell, artefacts and budget of the study, one line.</summary>
    public required string Conditions { get; init; }

    /// <summary>Number of A/A comparisons.</summary>
    public required int Comparisons { get; init; }

    /// <summary>Comparisons that decided without doubt, PASS or FAIL; null in old files, which do not count them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Decided { get; init; }

    /// <summary>False positives among them.</summary>
    public required int Fails { get; init; }

    /// <summary>Upper bound of the exact 95 % interval of the false-positive rate among decided comparisons.</summary>
    public required double FailBound { get; init; }

    /// <summary>Comparisons that reached PASS within 60 s.</summary>
    public required int PassSoon { get; init; }

    /// <summary>Comparisons that reached PASS within 180 s.</summary>
    public required int PassInTime { get; init; }

    /// <summary>Standard deviation of a unit's log-ratio.</summary>
    public required double UnitDeviation { get; init; }

    /// <summary>p-value of Cochran's Q between comparisons; null where it could not be computed.</summary>
    public required double? HeterogeneityPValue { get; init; }

    /// <summary>The day of the study's last comparison.</summary>
    public required DateOnly Recorded { get; init; }

    /// <summary>Last day of validity.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Why it is not valid for a run; null when it is.</summary>
    /// <param name="machine">The run's machine.</param>
    /// <param name="runtime">The run's ONNX Runtime.</param>
    /// <param name="meter">The run's meter.</param>
    /// <param name="today">The day of the run.</param>
    public string? InvalidReason(string machine, string runtime, MeterIdentity meter, DateOnly today)
    {
        if (Machine != machine)
        {
            return $"the certificate is for another machine ({Machine}; this is {machine})";
        }

        if (Runtime != runtime)
        {
            return $"the certificate is for ONNX Runtime {Runtime}, this run has {runtime}";
        }

        if (Meter != meter.Device)
        {
            return $"the certificate is for the meter {Meter}, this run has {meter.Device}";
        }

        if (MeterState != meter.State)
        {
            return $"the certificate is for {Meter} with {MeterState ?? UnknownState}, this run has {meter.State ?? UnknownState}";
        }

        return today > Expires
            ? FormattableString.Invariant($"the certificate expired on {Expires:yyyy-MM-dd}")
            : InsufficiencyReason();
    }

    /// <summary>Why its study proves too little about any machine; null when it proves enough.</summary>
    public string? InsufficiencyReason()
    {
        var decided = Decided ?? PassInTime + Fails; // the closest figure in old files
        if (!(decided >= MinDecidedShare * Comparisons))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{decided} of {Comparisons} comparisons decided, PASS or FAIL without doubt; at least {MinDecidedShare:P0} must, "
                + $"because an open one cannot be a false positive: allow more time for each, or keep the machine quieter");
        }

        if (!(FailBound <= MaxFailBound))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{decided} decided comparisons with {Format.Count(Fails, "false positive")} "
                + $"bound the false-positive rate at {FailBound:P1}; "
                + $"at most {MaxFailBound:P0} is allowed: make more comparisons (72 without a false positive are enough)");
        }

        if (HeterogeneityPValue < MinHeterogeneityPValue)
        {
            return FormattableString.Invariant($"its comparisons do not share one mean (Cochran's Q, p = {HeterogeneityPValue:G2}): ")
                + "an effect that lasts as long as a comparison changes them";
        }

        return UnitDeviation > 0 ? null : "its units do not differ from one another: the meter is stuck, or its steps are too coarse";
    }

    /// <summary>The certificate as a text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Layout) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is not a certificate.</exception>
    public static MachineCertificate Parse(string json) =>
        JsonSerializer.Deserialize<MachineCertificate>(json, Layout) ?? throw new JsonException("null is not a certificate");
}
