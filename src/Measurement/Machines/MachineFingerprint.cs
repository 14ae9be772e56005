using System.Runtime.InteropServices;

namespace EnergyGate.Measurement.Machines;

/// <summary>The properties of a machine that its figures depend on. Stored ratios are valid for one fingerprint only.</summary>
public sealed record MachineFingerprint
{
    private const string CpuInformationFile = "/proc/cpuinfo";

    /// <summary>Model name reported by the system, e.g. <c>AMD EPYC</c>; <c>unknown</c> when there is none.</summary>
    public required string CpuModel { get; init; }

    /// <summary>Vendor, e.g. <c>GenuineIntel</c> or <c>AuthenticAMD</c>; <c>unknown</c> when the system reports none.</summary>
    public required string Vendor { get; init; }

    /// <summary>
    /// CPU family number; 0 when the system reports none. Virtual machines often hide the model name, but seldom these numbers.
    /// </summary>
    public required int Family { get; init; }

    /// <summary>CPU model number; 0 when the system reports none.</summary>
    public required int Model { get; init; }

    /// <summary>Logical processors that this process may use.</summary>
    public required int ProcessorCount { get; init; }

    /// <summary>The best instruction set for 8-bit matrix products: int8 kernels select it, and their results depend on it.</summary>
    public required InstructionSet InstructionSet { get; init; }

    /// <summary>The short name used in files, e.g. <c>vnni</c>.</summary>
    public string InstructionSetName => InstructionSets.Name(InstructionSet);

    /// <summary>
    /// One line that is equal for machines with comparable figures, e.g. <c>AMD EPYC (AuthenticAMD 25/1), avx2, 2 processors</c>.
    /// </summary>
    public string Identity => $"{CpuModel} ({Vendor} {Family}/{Model}), {InstructionSetName}, {ProcessorCount} processors";

    /// <summary>The fingerprint of the current machine.</summary>
    public static MachineFingerprint OfThisMachine()
    {
        var text = File.Exists(CpuInformationFile) ? File.ReadAllText(CpuInformationFile) : "";
        return FromCpuInformation(text, Environment.ProcessorCount, RuntimeInformation.ProcessArchitecture);
    }

    /// <summary>The fingerprint from the text of Linux's <c>/proc/cpuinfo</c>.</summary>
    /// <param name="text">The text. Missing fields become unknown; without flags, .NET supplies the instruction set.</param>
    /// <param name="processorCount">Logical processors that the process may use.</param>
    /// <param name="architecture">The processor's architecture.</param>
    public static MachineFingerprint FromCpuInformation(string text, int processorCount, Architecture architecture)
    {
        var fields = FirstProcessor(text);
        return new()
        {
            CpuModel = fields.GetValueOrDefault("model name", "unknown"),
            Vendor = fields.GetValueOrDefault("vendor_id", "unknown"),
            Family = int.TryParse(fields.GetValueOrDefault("cpu family"), out var family) ? family : 0,
            Model = int.TryParse(fields.GetValueOrDefault("model"), out var model) ? model : 0,
            ProcessorCount = processorCount,
            InstructionSet = fields.TryGetValue("flags", out var flags)
                ? InstructionSets.FromLinuxFlags(flags)
                : InstructionSets.OfThisProcess(architecture),
        };
    }

    private static Dictionary<string, string> FirstProcessor(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').TakeWhile(line => line.Trim().Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return fields;
    }
}
