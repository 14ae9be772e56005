using System.Globalization;
using System.Security.Cryptography;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Measurement.Machines;
using EnergyGate.Measurement.Meters;
using EnergyGate.OnnxRuntime.Sessions;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Gate.Checks.Energy;

/// <summary>Under which conditions a run's ratios of joules were taken: ratios of other conditions are never compared.</summary>
public static class EnergyConditions
{
    private const int HashDigits = 12;

    /// <summary>The file of this machine, in the folder of baselines.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="meter">The meter; that of a graphics board names the board.</param>
    public static string PathOf(MachineFingerprint machine, IEnergyMeter meter) => EnergyBaseline.PathOf(DeviceOf(machine, meter));

    /// <summary>The header of this machine's file.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="options">Batch and provider.</param>
    /// <param name="maxLength">Longest sequence in tokens.</param>
    /// <param name="threads">Threads of the sessions measured.</param>
    /// <param name="mix">The texts that are measured, task by task.</param>
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

    // The values, for they move the energy, not only the lengths: a line a text, its ids and its segment ids.
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
