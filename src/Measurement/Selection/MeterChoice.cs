using System.Collections.Immutable;
using System.Text;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Command;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Meters.Nvml;
using EnergyGate.Measurement.Meters.Rapl;

namespace EnergyGate.Measurement.Selection;

/// <summary>The user's choice of a meter: one of the catalog, or a program.</summary>
/// <param name="Name">The meter's name.</param>
/// <param name="Command">The program of a command meter; otherwise null.</param>
public sealed record MeterChoice(string Name, CommandMeterSpecification? Command = null)
{
    private const string CommandPrefix = CommandMeter.MeterName + ":";
    private const string ProfilePrefix = EstimatedMeter.MeterName + ":";
    private const string BoardPrefix = NvmlMeter.MeterName + ":";

    private static readonly ImmutableArray<string> Names = [NvmlMeter.MeterName, RaplMeter.MeterName, EstimatedMeter.MeterName];

    /// <summary>The board of an NVML meter; null for the first one in CUDA_VISIBLE_DEVICES, or board 0.</summary>
    public NvmlDeviceChoice? Device { get; init; }

    /// <summary>Assumed power of a core, for the estimate; null for the built-in profile for the machine.</summary>
    public DeviceProfile? Profile { get; init; }

    /// <summary>The legal forms, for help and messages.</summary>
    public static string Legal =>
        $"{string.Join(", ", Names)}, nvml:INDEX or nvml:UUID for one board, estimated:FILE with the watts of a core, command:PROGRAM "
            + "ARGUMENTS (it prints joules or watts with the unit), or a JSON file that describes one";

    /// <summary>Parses a choice.</summary>
    /// <param name="text">
    /// A name, <c>nvml:INDEX</c>, <c>nvml:UUID</c>, <c>estimated:FILE</c> (a device profile), <c>command:PROGRAM ARGUMENTS</c> (quote
    /// arguments that contain spaces with double quotes), or the path of a <c>.json</c> file.
    /// </param>
    /// <exception cref="MeterChoiceException">It is none of these, or the file does not describe a meter.</exception>
    public static MeterChoice Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Names.FirstOrDefault(name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return new(known);
        }

        if (text.StartsWith(BoardPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var board = text[BoardPrefix.Length..].Trim();
            return board.Length > 0
                ? new(NvmlMeter.MeterName) { Device = new(board) }
                : throw new MeterChoiceException($"meter '{text}' names no board; legal is nvml:INDEX or nvml:UUID");
        }

        if (text.StartsWith(ProfilePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new(EstimatedMeter.MeterName) { Profile = DeviceProfileFile.Load(text[ProfilePrefix.Length..].Trim()) };
        }

        if (text.StartsWith(CommandPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var words = Words(text[CommandPrefix.Length..]);
            return words.IsEmpty
                ? throw new MeterChoiceException($"meter '{text}' names no program; legal is command:PROGRAM ARGUMENTS")
                : new(CommandMeter.MeterName, new() { Program = words[0], Arguments = words[1..] });
        }

        return text.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? new(CommandMeter.MeterName, CommandMeterFile.Load(text))
            : throw new MeterChoiceException($"meter '{text}' is not known; legal are {Legal}");
    }

    private static ImmutableArray<string> Words(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var (isQuoted, hasWord) = (false, false);
        foreach (var letter in text)
        {
            if (letter == '"')
            {
                (isQuoted, hasWord) = (!isQuoted, true);
            }
            else if (letter == ' ' && !isQuoted)
            {
                Finish();
            }
            else
            {
                word.Append(letter);
                hasWord = true;
            }
        }

        Finish();
        return words.ToImmutable();

        void Finish()
        {
            if (hasWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            hasWord = false;
        }
    }
}
