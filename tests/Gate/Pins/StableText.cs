using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnergyGate.Tests.Gate.Commands;

namespace EnergyGate.Tests.Gate.Pins;

/// <summary>
/// The output of a run without the parts that differ between runs, machines and versions of ONNX Runtime: measured joules and seconds,
/// machine names, the last digits of floating-point results, paths. Verdicts, limits, counts, words and their order are kept.
/// </summary>
/// <param name="folder">The run's temporary folder.</param>
/// <param name="hasMeasuredCosts">Whether joules and seconds of its cells and costs were measured; those of stand-ins are kept.</param>
internal sealed class StableText(string folder, bool hasMeasuredCosts)
{
    private const string Masked = "{masked}";
    private const int ExactDigits = 9;
    private const double ExactZero = 1e-12;
    private const int RoughDigits = 3;
    private const double RoughZero = 1e-4;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // By property path. An array element with a check and a metric is named by them, any other by *.
    private static readonly Regex[] MaskedPaths =
    [
        new(@"^/environment/(machine|ONNX Runtime|\.NET|operating system)$"),
        new("^/(seconds|cpuSeconds)$"),
        new("^/meter/shareOfCore$"),
        new("^/timeline/readings$"),
        new(@"^/timeline/phases/\*/seconds$"),

        // The p-value of differences caused by rounding alone is noise, and may be missing.
        new(@"^/qualities/\*/(marginP|slices/\*/p)$"),
    ];

    // The presence of a figure is kept.
    private static readonly Regex[] MaskedFigures =
    [
        new("^/base$"), // the hash of a commit made by the test
        new("^/cells/parity [a-z-]+/value$"),
    ];

    private static readonly Regex[] MaskedCosts =
    [
        new("^/cells/(energy|time) [a-z]+/(value|low|high)$"),
        new(@"^/costs/\*/(j|netJ)oulesPerText$"),
        new(@"^/costs/\*/secondsPerText$"),
    ];

    // Answer margins, rounded to the digits that all processors agree on.
    private static readonly Regex Roughly = new("^/(qualities/|cells/accuracy margin/(value|low|high)$)");

    // By the text around a figure.
    private static readonly (Regex Found, string Replacement)[] TextRules =
    [
        (new(@"[\d.E+-]+ (m[Js])/text, [\d.E+-]+ of the reference's"), "{masked} $1/text, {masked} of the reference's"),
        (new(@"[\d.E+-]+ mJ/text \(estimated"), "{masked} mJ/text (estimated"),
        (new(@"[\d.E+-]+ ms/text on"), "{masked} ms/text on"),
        (new("(the baselines hold no ratios of )[^;]+"), "$1{masked}"),
        (new(@"(changes? in the ledger \(.*?\) on ).*?(: [\d.+-]+ % joules)"), "$1{masked}$2"),
        (new(@"(hidden states, )\S+(, uses )"), "$1{masked}$2"),
        (new(@"(uses? )[\d.E+-]+( % of its tolerance)"), "$1{masked}$2"),
        (new(@"(signed-rank p of a fall )[\d.E+-]+"), "$1{masked}"),
        (new(@"(cosine |is left out \(at least |cosine of its input and output )\d\.\d+"), "$1{masked}"),
        (new(@"-(?=0\.0+ %)"), ""),
        (new("(<testsuites [^>]*time=)\"[^\"]*\""), "$1\"{masked}\""),
    ];

    // A machine under load may print this about its meter.
    private static readonly Regex LoadNote = new("^(note: )?metering takes .* of a core");

    // By column heading.
    private static readonly string[] MeasuredColumns =
        ["parity (share of tolerance)", "energy", "time", "energy / fp32", "energy / fp32 [interval]", "time / fp32 [interval]"];

    private static readonly Regex Figure = new(@"\d+(\.\d+)?(E[+-]\d+)?(?= |$)");

    /// <summary>Exit code and both streams.</summary>
    public string Of(ProgramRun run) =>
        $"exit code {run.ExitCode}\n\nstandard output\n{OfConsole(run.Out)}\nstandard error\n{OfConsole(run.Error)}";

    /// <summary>A text without tables: XML, messages.</summary>
    public string OfText(string text) => Line(text.ReplaceLineEndings("\n"));

    /// <summary>The JSON, indented.</summary>
    public string OfJson(string json) => Changed(JsonNode.Parse(json), "")!.ToJsonString(Indented) + "\n";

    // Table columns are separated by bars, because their width depends on the figures.
    private string OfConsole(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("---", StringComparison.Ordinal))
            {
                SplitTable(lines, i);
            }
        }

        return string.Join('\n', lines.Where(line => !LoadNote.IsMatch(line)).Select(Line));
    }

    private static void SplitTable(string[] lines, int dashes)
    {
        var starts = Regex.Matches(lines[dashes], "-+").Select(match => match.Index).ToArray();
        var head = Cells(lines[dashes - 1], starts);
        for (var row = dashes + 1; row < lines.Length && lines[row].Length > 0; row++)
        {
            var cells = Cells(lines[row], starts)
                .Select((cell, i) => MeasuredColumns.Contains(head[i]) ? Figure.Replace(cell, Masked) : cell);
            lines[row] = string.Join(" | ", cells);
        }

        lines[dashes - 1] = string.Join(" | ", head);
        lines[dashes] = string.Join(" | ", head.Select(_ => "---"));
    }

    private static string[] Cells(string line, int[] starts)
    {
        int[] edges = [.. starts.Select(start => Math.Min(start, line.Length)), line.Length];
        return [.. starts.Select((_, i) => line[edges[i]..edges[i + 1]].TrimEnd())];
    }

    private string Line(string text)
    {
        text = text.Replace(folder, "{folder}", StringComparison.Ordinal);
        text = text.Replace(SharedData.RepositoryRoot, "{repository}", StringComparison.Ordinal);
        return TextRules.Aggregate(text, (changed, rule) => rule.Found.Replace(changed, rule.Replacement));
    }

    private JsonNode? Changed(JsonNode? node, string path) => node switch
    {
        _ when MaskedPaths.Any(rule => rule.IsMatch(path)) => Masked,
        not null when MaskedFigures.Any(rule => rule.IsMatch(path)) => Masked,
        not null when hasMeasuredCosts && MaskedCosts.Any(rule => rule.IsMatch(path)) => Masked,
        JsonObject record => new JsonObject(
            record.Select(pair => KeyValuePair.Create(pair.Key, Changed(pair.Value, $"{path}/{pair.Key}")))),
        JsonArray list => new JsonArray([.. list.Where(IsKept).Select(element => Changed(element, $"{path}/{NameOf(element)}"))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Line(text.GetValue<string>()),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => Rounded(number.GetValue<double>(), Roughly.IsMatch(path)),
        _ => node?.DeepClone(),
    };

    private static bool IsKept(JsonNode? element) =>
        element?.GetValueKind() != JsonValueKind.String || !LoadNote.IsMatch(element.GetValue<string>());

    private static string NameOf(JsonNode? element) =>
        element is JsonObject record && record["check"] is { } check ? $"{check} {record["metric"]}" : "*";

    // The last digit of a logarithm differs between C libraries, and the order of a sum between processors.
    private static double Rounded(double number, bool isRough)
    {
        var (digits, zero) = isRough ? (RoughDigits, RoughZero) : (ExactDigits, ExactZero);
        var text = number.ToString($"G{digits}", CultureInfo.InvariantCulture);
        return Math.Abs(number) < zero ? 0 : double.Parse(text, CultureInfo.InvariantCulture);
    }
}
