using System.Text.Json;
using EnergyGate.Gate.Baselines;
using EnergyGate.Gate.Feedback;

namespace EnergyGate.Gate.Comparing;

/// <summary>The certificates of a repository: a file a machine, in git, so that a reader sees what its verdicts are worth.</summary>
/// <param name="path">The folder, e.g. <c>certificates</c>.</param>
public sealed class CertificateFolder(string path)
{
    /// <summary>The folder's usual name, at the root of the repository.</summary>
    public const string Name = "certificates";

    /// <summary>The file of a machine.</summary>
    /// <param name="machine">Its fingerprint.</param>
    public string FileOf(string machine) => Path.Combine(path, DeviceName.Of(machine) + ".json");

    /// <summary>The certificate of a machine; null when there is none.</summary>
    /// <exception cref="BadInputException">Its file is corrupt.</exception>
    public MachineCertificate? Find(string machine)
    {
        var file = FileOf(machine);
        try
        {
            return File.Exists(file) ? MachineCertificate.Parse(File.ReadAllText(file)) : null;
        }
        catch (JsonException problem)
        {
            throw new BadInputException($"{file} is no certificate: {problem.Message}", problem);
        }
    }

    /// <summary>Writes a certificate in place of the machine's old one.</summary>
    /// <returns>The file.</returns>
    public string Write(MachineCertificate certificate)
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(FileOf(certificate.Machine), certificate.ToJson());
        return FileOf(certificate.Machine);
    }
}
