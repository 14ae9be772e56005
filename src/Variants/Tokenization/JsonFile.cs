using System.Text.Json;

namespace EnergyGate.Variants.Tokenization;

/// <summary>JSON as configuration files hold it: members may be absent or null.</summary>
internal static class JsonFile
{
    /// <exception cref="VocabularyException">The file is not JSON, or not an object.</exception>
    public static JsonDocument Parse(string path)
    {
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document
                : throw new VocabularyException(path, 1, "holds no JSON object; a file as Hugging Face writes it is needed");
        }
        catch (JsonException exception)
        {
            throw new VocabularyException(path, exception.LineNumber + 1, $"is not JSON ({exception.Message})", exception);
        }
    }

    /// <summary>A member of the wanted kind, or null when it is absent or of another kind.</summary>
    public static JsonElement? Member(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : null;

    /// <summary>A text, or null.</summary>
    public static string? Text(JsonElement element, string name) => Member(element, name, JsonValueKind.String)?.GetString();

    /// <summary>True, false, or null when the member is absent or null.</summary>
    public static bool? Flag(JsonElement element, string name) =>
        Member(element, name, JsonValueKind.True) is not null ? true
        : Member(element, name, JsonValueKind.False) is not null ? false
        : null;
}
