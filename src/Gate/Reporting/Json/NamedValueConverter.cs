using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnergyGate.Gate.Reporting.Json;

/// <summary>Writes an enumeration by the names in the reference pages.</summary>
/// <param name="name">The name of a value; unique.</param>
internal sealed class NamedValueConverter<T>(Func<T, string> name) : JsonConverter<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> values = Enum.GetValues<T>().ToDictionary(name, StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        values.TryGetValue(reader.GetString() ?? "", out var value)
            ? value
            : throw new JsonException($"'{reader.GetString()}' is not one of {string.Join(", ", values.Keys)}");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(name(value));
}
