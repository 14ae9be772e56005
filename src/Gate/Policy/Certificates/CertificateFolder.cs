using System.Text.Json;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;

namespace EnergyGate.Gate.Policy.Certificates;

/// <summary>
/// The certificates of a repository: one file per machine and meter, in git, so that a reader sees how far its verdicts can be trusted.
/// </summary>
/// <param name="path">The folder, e.g. <c>certificates</c>.</param>
internal sealed class CertificateFolder(string path)
{
    /// <summary>The folder's usual name, at the root of the repository.</summary>
    public const string Name = "certificates";

    /// <summary>The file of a machine and a meter; for the estimate it is named after the machine alone.</summary>
    /// <param name="machine">Its fingerprint.</param>
    /// <param name="meter">The device of the meter's identity.</param>
    public string FileOf(string machine, string meter) =>
        Path.Combine(path, DeviceName.Of(meter == MeterIdentity.Estimated.Device ? machine : $"{machine} {meter}") + ".json");

    /// <summary>
    /// The certificate of a machine for a meter, or else that of the machine's estimate; null when there is neither.
    /// </summary>
    /// <exception cref="BadInputException">Its file is corrupt.</exception>
    public MachineCertificate? Find(string machine, MeterIdentity meter)
    {
        var own = FileOf(machine, meter.Device);
        var file = File.Exists(own) ? own : FileOf(machine, MeterIdentity.Estimated.Device);
        try
        {
            return File.Exists(file) ? MachineCertificate.Parse(File.ReadAllText(file)) : null;
        }
        catch (JsonException exception)
        {
            throw new BadInputException($"{file} is not a certificate: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a certificate in place of the old one of the same machine and meter.</summary>
    /// <returns>The file.</returns>
    public string Write(MachineCertificate certificate)
    {
        Directory.CreateDirectory(path);
        var file = FileOf(certificate.Machine, certificate.Meter);
        File.WriteAllText(file, certificate.ToJson());
        return file;
    }
}
