using System.Collections.Immutable;
using System.Text.Json;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Inputs;

/// <summary>The fields of a Hugging Face <c>config.json</c> that a run needs.</summary>
/// <param name="Labels">Names of the logits in the model's order (<c>id2label</c>); empty when the file names none.</param>
/// <param name="MaxPositions">Maximum sequence length of the model, in tokens; null if the file does not say.</param>
/// <param name="VocabularySize">Rows of the word embedding; null if the file does not say.</param>
internal sealed record ModelConfiguration(ImmutableArray<string> Labels, int? MaxPositions, int? VocabularySize)
{
    /// <summary>Reads a configuration.</summary>
    /// <exception cref="BadInputException">The file is missing or not a JSON object, or a field has the wrong type.</exception>
    public static ModelConfiguration Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            return new(ReadLabels(root), Number(root, "max_position_embeddings"), Number(root, "vocab_size"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"cannot read the model's configuration {path}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new BadInputException(
                $"{path} is not a Hugging Face configuration: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static ImmutableArray<string> ReadLabels(JsonElement root) =>
        !root.TryGetProperty("id2label", out var labels) || labels.ValueKind != JsonValueKind.Object
            ? []
            : [.. labels.EnumerateObject()
                .OrderBy(label => int.Parse(label.Name, System.Globalization.CultureInfo.InvariantCulture))
                .Select(label => label.Value.ValueKind == JsonValueKind.String ? label.Value.GetString()! : label.Value.GetRawText())];

    private static int? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
