using System.Globalization;
using System.Security.Cryptography;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>The conditions of a run's joule ratios. Ratios from other conditions are never compared.</summary>
internal static class EnergyConditions
{
    private const int HashDigits = 12;

    /// <summary>The file of this machine, in the folder of baselines.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="meter">The meter; for a graphics board it names the board.</param>
    public static string PathOf(MachineFingerprint machine, IEnergyMeter meter) => EnergyBaseline.PathOf(DeviceOf(machine, meter));

    /// <summary>The header of this machine's file.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="options">Batch and provider.</param>
    /// <param name="maxLength">Maximum sequence length in tokens.</param>
    /// <param name="threads">Threads of the measured sessions.</param>
    /// <param name="mix">The measured texts, task by task.</param>
    public static BaselineHeader HeaderOf(
        string model,
        MachineFingerprint machine,
        IEnergyMeter meter,
        GateOptions options,
        int maxLength,
        int threads,
        IEnumerable<TokenizedTexts> mix) =>
        WithState(new BaselineHeader(BaselineHeader.Energy, model), meter)
            .With("device", DeviceOf(machine, meter))
            .With("runtime", $"ONNX Runtime {OnnxRuntimeLibrary.Version} {HashOfFile(OnnxRuntimeLibrary.FilePath)}")
            .With("provider", options.Provider)
            .With("meter", meter.Name)
            .With("threads", threads.ToString(CultureInfo.InvariantCulture))
            .With("batch", options.BatchSize.ToString(CultureInfo.InvariantCulture))
            .With("max-length", maxLength.ToString(CultureInfo.InvariantCulture))
            .With("mix", AccuracyBaseline.HashOf(string.Join('\n', mix.SelectMany(Tokens))));

    // One line per text: ids and segment ids. The values and not only the lengths, because the values affect the energy.
    private static IEnumerable<string> Tokens(TokenizedTexts texts) =>
        Enumerable.Range(0, texts.Count).Select(text =>
            $"{string.Join(' ', texts.Ids(text).ToArray())};{string.Join(' ', texts.TypeIds(text).ToArray())}");

    private static BaselineHeader WithState(BaselineHeader header, IEnergyMeter meter) =>
        meter.DeviceState is { } state ? header.With("board", state) : header;

    private static string DeviceOf(MachineFingerprint machine, IEnergyMeter meter) =>
        meter.DeviceIdentity is { } device ? $"{device}, {machine.Identity}" : machine.Identity;

    private static string HashOfFile(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..HashDigits];
    }
}
