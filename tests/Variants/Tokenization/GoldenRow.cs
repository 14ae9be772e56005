using System.Text.Json;

namespace EnergyGate.Tests.Variants.Tokenization;

/// <summary>A line of a golden tokenizer file: what the reference answered.</summary>
internal sealed record GoldenRow(string Text, string? Pair, int? MaximumLength, int[] Ids, int[] TypeIds)
{
    public static IEnumerable<GoldenRow> ReadAll(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            yield return new GoldenRow(
                row.GetProperty("text").GetString()!,
                row.GetProperty("pair").GetString(),
                row.GetProperty("max_length") is { ValueKind: JsonValueKind.Number } length ? length.GetInt32() : null,
                Numbers(row.GetProperty("ids")),
                Numbers(row.GetProperty("type_ids")));
        }
    }

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];
}
