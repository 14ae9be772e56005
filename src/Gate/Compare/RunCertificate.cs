using System.Globalization;
using EnergyGate.Gate.Compare.Build;
using EnergyGate.Gate.Compare.Run;
using EnergyGate.Gate.Policy.Certificates;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Compare;

/// <summary>The certificate of one run, or why no FAIL of the run counts.</summary>
/// <param name="NoVerdictReason">Why no FAIL of the run counts; null when it does.</param>
/// <param name="Note">The same as a note of the report.</param>
/// <param name="Certificate">The valid certificate; null for none.</param>
internal sealed record RunCertificate(string? NoVerdictReason, string Note, MachineCertificate? Certificate)
{
    private static readonly double StudiedMargin = new ComparisonPlan().Margin;

    /// <summary>Finds the certificate of a machine and its meter.</summary>
    /// <param name="folder">Folder of certificates.</param>
    /// <param name="machine">The machine's fingerprint.</param>
    /// <param name="runtime">Version of ONNX Runtime.</param>
    /// <param name="meter">The meter of the run.</param>
    /// <param name="margin">The run's margin; a narrower one than that of the study may have another false-positive rate.</param>
    /// <param name="today">Today's date (UTC).</param>
    public static RunCertificate Find(string folder, string machine, string runtime, ComparisonMeter meter, double margin, DateOnly today)
    {
        if (meter.UnavailableReason is { } none)
        {
            return new(none, none, null);
        }

        var found = new CertificateFolder(folder).Find(machine, meter.Identity);
        var reason = found is null ? "this machine has no certificate: make one with energygate certify"
            : margin < StudiedMargin
                ? $"the certificate is for a margin of {Format.WholePercent(StudiedMargin)}, this run has {Format.TenthsOfPercent(margin)}"
            : found.InvalidReason(machine, runtime, meter.Identity, today);
        return reason is null
            ? new(
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"certificate of {found!.Recorded:yyyy-MM-dd}: {Format.Count(found.Fails, "false positive")} in "
                        + $"{found.Decided ?? found.Comparisons} decided comparisons, "
                        + $"rate at most {Format.TenthsOfPercent(found.FailBound)}; study: {found.Conditions}"),
                found)
            : new(reason, $"certificate: {reason}", null);
    }

    /// <summary>The plan with the unit deviation of the certificate.</summary>
    public ComparisonPlan Tune(ComparisonPlan plan) => Certificate is { } live ? plan with { PriorDeviation = live.UnitDeviation } : plan;
}
