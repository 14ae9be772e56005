using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnergyGate.Gate.Policy.Certificates;

/// <summary>
/// What a machine's verdicts are worth: the rate of false alarms of <c>energygate certify</c> with its exact bound, for one machine, one
/// runtime and one meter, until a day. A FAIL of a machine without one is no verdict.
/// </summary>
public sealed record MachineCertificate
{
    /// <summary>The highest rate of false alarms that must be excluded.</summary>
    public const double MaxFailBound = 0.05;

    /// <summary>
    /// The share of comparisons that must have decided: tests that mostly stay open have no false alarm because they find nothing. It is
    /// asked for within the study's own budget and not within seconds, for a meter with long blocks needs minutes.
    /// </summary>
    public const double MinDecidedShare = 0.8;

    // Comparisons of a program with itself that differ more than their units do come of a machine whose state drifts.
    private const double MinHeterogeneityPValue = 0.001;

    /// <summary>How long it holds: machines change under their users.</summary>
    public const int LifeDays = 90;

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The machine's fingerprint.</summary>
    public required string Machine { get; init; }

    /// <summary>ONNX Runtime's version.</summary>
    public required string Runtime { get; init; }

    /// <summary>
    /// The meter of the study: <see cref="MeterIdentity.Device"/>. Certificates from before there was a choice are of the estimate.
    /// </summary>
    public string Meter { get; init; } = MeterIdentity.Estimated.Device;

    /// <summary>What else that meter's figures depend on: <see cref="MeterIdentity.State"/>; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MeterState { get; init; }

    /// <summary>Cell, artefacts and budget of the study, one line.</summary>
    public required string Conditions { get; init; }

    /// <summary>Comparisons of the program with itself.</summary>
    public required int Comparisons { get; init; }

    /// <summary>Those that decided, PASS or FAIL, without doubt; null in files from before it was counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Decided { get; init; }

    /// <summary>False alarms among them.</summary>
    public required int Fails { get; init; }

    /// <summary>Upper end of the exact 95 % interval of the rate of false alarms among those that decided.</summary>
    public required double FailBound { get; init; }

    /// <summary>PASS within 60 s, of all comparisons.</summary>
    public required int PassSoon { get; init; }

    /// <summary>PASS within 180 s, of all comparisons.</summary>
    public required int PassInTime { get; init; }

    /// <summary>Standard deviation of a unit's log-ratio.</summary>
    public required double UnitDeviation { get; init; }

    /// <summary>p-value of Cochran's Q between comparisons; null where it could not be computed.</summary>
    public required double? HeterogeneityPValue { get; init; }

    /// <summary>The day of the study's last comparison.</summary>
    public required DateOnly Recorded { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Why it says nothing about a run; null when it is live.</summary>
    /// <param name="machine">The run's machine.</param>
    /// <param name="runtime">The run's ONNX Runtime.</param>
    /// <param name="meter">The run's meter.</param>
    /// <param name="today">The day of the run.</param>
    public string? InvalidReason(string machine, string runtime, MeterIdentity meter, DateOnly today)
    {
        if (Machine != machine)
        {
            return $"the certificate is of another machine ({Machine}; this is {machine})";
        }

        if (Runtime != runtime)
        {
            return $"the certificate is of ONNX Runtime {Runtime}, this is {runtime}";
        }

        if (Meter != meter.Device)
        {
            return $"the certificate is of the meter {Meter}, this is {meter.Device}";
        }

        if (MeterState != meter.State)
        {
            return $"the certificate is of {Meter} with {MeterState ?? "nothing said of its state"}, this is {meter.State ?? "nothing said of it"}";
        }

        return today > Expires ? FormattableString.Invariant($"the certificate expired on {Expires:yyyy-MM-dd}") : InsufficiencyReason();
    }

    /// <summary>Why its study proves too little about any machine; null when it proves enough.</summary>
    public string? InsufficiencyReason()
    {
        var decided = Decided ?? PassInTime + Fails; // all that older files say of it
        if (!(decided >= MinDecidedShare * Comparisons))
        {
            return FormattableString.Invariant($"{decided} of {Comparisons} comparisons decided, PASS or FAIL without doubt; {MinDecidedShare:P0} are wanted, ")
                + "for one that stays open cannot be a false alarm: give each more time, or the machine more quiet";
        }

        if (!(FailBound <= MaxFailBound))
        {
            return FormattableString.Invariant($"{decided} comparisons that decided, {Fails} of them false alarms, exclude no rate of false alarms below {FailBound:P1}; ")
                + FormattableString.Invariant($"{MaxFailBound:P0} is wanted: make more (72 without an alarm are enough)");
        }

        if (HeterogeneityPValue < MinHeterogeneityPValue)
        {
            return FormattableString.Invariant($"its comparisons do not share one mean (Cochran's Q, p = {HeterogeneityPValue:G2}): ")
                + "something that lasts as long as a comparison is in them";
        }

        return UnitDeviation > 0 ? null : "its units do not differ from one another: the meter is stuck, or its steps are too coarse";
    }

    /// <summary>The certificate as a text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Layout) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static MachineCertificate Parse(string json) => JsonSerializer.Deserialize<MachineCertificate>(json, Layout) ?? throw new JsonException("null is no certificate");
}
