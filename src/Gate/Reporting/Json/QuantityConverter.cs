using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnergyGate.Gate.Reporting.Json;

/// <summary>Writes a quantity as the number of its unit, e.g. an energy in joules: the property's name gives the unit.</summary>
/// <param name="number">The number of a quantity.</param>
/// <param name="quantity">The quantity of a number.</param>
internal sealed class QuantityConverter<T>(Func<T, double> number, Func<double, T> quantity) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        quantity(JsonSerializer.Deserialize<double>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, number(value), options);
}
