using System.Globalization;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Compare;

/// <summary>What this machine's verdicts are worth in one run.</summary>
/// <param name="NoVerdictReason">Why no FAIL of the run is a verdict; null when it is.</param>
/// <param name="Note">The same for a report.</param>
/// <param name="Certificate">The certificate that is live; null for none.</param>
internal sealed record RunCertificate(string? NoVerdictReason, string Note, MachineCertificate? Certificate)
{
    private static readonly double StudiedMargin = new ComparisonPlan().Margin;

    /// <summary>Looks for the certificate of a machine and its meter.</summary>
    /// <param name="folder">Folder of certificates.</param>
    /// <param name="machine">The machine's fingerprint.</param>
    /// <param name="runtime">Version of ONNX Runtime.</param>
    /// <param name="meter">The meter of the run.</param>
    /// <param name="margin">The run's margin: a narrower one than that of studies may have other false alarms.</param>
    /// <param name="today">The day (UTC).</param>
    public static RunCertificate Find(string folder, string machine, string runtime, ComparisonMeter meter, double margin, DateOnly today)
    {
        if (meter.UnavailableReason is { } none)
        {
            return new(none, none, null);
        }

        var found = new CertificateFolder(folder).Find(machine, meter.Identity);
        var why = found is null ? "this machine has no certificate: energygate certify makes one"
            : margin < StudiedMargin
                ? $"the certificate is of a margin of {Format.WholePercent(StudiedMargin)}, this is {Format.TenthsOfPercent(margin)}"
            : found.InvalidReason(machine, runtime, meter.Identity, today);
        return why is null
            ? new(
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"certificate of {found!.Recorded:yyyy-MM-dd}: {found.Fails} false alarms in {found.Decided ?? found.Comparisons} "
                        + $"comparisons that decided, at most {Format.TenthsOfPercent(found.FailBound)}; its study: {found.Conditions}"),
                found)
            : new(why, $"certificate: {why}", null);
    }

    /// <summary>The plan that expects the deviation which the machine was certified with.</summary>
    public ComparisonPlan Tune(ComparisonPlan plan) => Certificate is { } live ? plan with { PriorDeviation = live.UnitDeviation } : plan;
}
