using System.Globalization;
using System.Text.Json;

namespace EnergyGate.Tests.Golden;

/// <summary>Cases of a file of golden/metrics: "NaN" and infinities are strings there, null means undefined.</summary>
internal static class GoldenFile
{
    public static JsonElement[] Cases(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("golden", "metrics", name)));
        return [.. document.RootElement.Clone().GetProperty("cases").EnumerateArray()];
    }

    public static double? Number(this JsonElement row, string field) => row.TryGetProperty(field, out var value) ? Number(value) : null;

    public static double[] Numbers(this JsonElement row, string field) =>
        [.. row.GetProperty(field).EnumerateArray().Select(value => Number(value)!.Value)];

    public static int[] Integers(this JsonElement row, string field) =>
        [.. row.GetProperty(field).EnumerateArray().Select(value => value.GetInt32())];

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ => value.GetDouble(),
    };
}
