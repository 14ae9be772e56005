using System.CommandLine;
using System.Text.Json;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate tokenize</c>: turns JSON lines of text into token ids.</summary>
internal static class TokenizeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var vocabulary = new Option<string>("--vocab")
        {
            HelpName = "FILE",
            Required = true,
            Description = "WordPiece vocabulary: vocab.txt or tokenizer.json.",
        };
        var cased = new Option<bool>("--cased") { Description = "Do not lowercase the input (cased model)." };
        var maxLength = new Option<int?>("--max-length")
        {
            HelpName = "N",
            Description = "Truncate to N tokens, the longer text of a pair first. Default: no truncation.",
        };
        var command = new Command(
            "tokenize", "Reads JSON lines {\"text\", \"pair\"} from standard input and writes one line {\"ids\", \"type_ids\"} for each.")
        {
            vocabulary, cased, maxLength,
        };
        command.SetAction(parsed => Run(parsed.GetValue(vocabulary)!, parsed.GetValue(cased), parsed.GetValue(maxLength), console));
        return command;
    }

    private static int Run(string vocabulary, bool cased, int? maxLength, GateConsole console)
    {
        if (maxLength is < 3)
        {
            throw new BadInputException($"--max-length {maxLength}: give at least 3, the special tokens of a pair");
        }

        var configuration = TokenizerConfiguration.ForVocabulary(vocabulary);
        var tokenizer = WordPieceTokenizer.FromConfiguration(cased ? configuration with { LowerCase = false } : configuration);
        var limit = maxLength ?? WordPieceTokenizer.Unlimited;
        for (var line = 1; console.In.ReadLine() is { } text; line++)
        {
            console.Out.WriteLine(Tokenize(tokenizer, text, line, limit));
        }

        return ExitCode.Pass;
    }

    private static string Tokenize(WordPieceTokenizer tokenizer, string json, int line, int limit)
    {
        string text;
        string? pair;
        try
        {
            using var document = JsonDocument.Parse(json);
            text = document.RootElement.GetProperty("text").GetString() ?? throw new KeyNotFoundException();
            pair = document.RootElement.TryGetProperty("pair", out var second) ? second.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BadInputException(
                $"standard input, line {line}: not an object with a string \"text\" and, for pairs, a string \"pair\"", exception);
        }

        var max = pair is null
            ? WordPieceTokenizer.MaximumTokenCount(text.Length)
            : WordPieceTokenizer.MaximumTokenCount(text.Length, pair.Length);
        var ids = new int[max];
        var typeIds = new int[max];
        var count = pair is null
            ? tokenizer.Encode(text, limit, ids, typeIds)
            : tokenizer.EncodePair(text, pair, limit, ids, typeIds);
        return $"{{\"ids\":[{string.Join(',', ids.Take(count))}],\"type_ids\":[{string.Join(',', typeIds.Take(count))}]}}";
    }
}
