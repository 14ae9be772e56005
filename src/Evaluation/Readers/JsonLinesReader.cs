using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Readers;

/// <summary>Reads a task's JSON-lines file: one object per line, the label as a name or as a number in GLUE's order.</summary>
internal sealed class JsonLinesReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly GlueTask task;
    private readonly TableLayout fields;
    private readonly string file;
    private readonly TextLines lines;

    private JsonLinesReader(GlueTask task, TableLayout fields, ReadOnlyMemory<byte> content, string file)
    {
        this.task = task;
        this.fields = fields;
        this.file = file;
        lines = new TextLines(content);
    }

    /// <summary>All examples of the file, at least one.</summary>
    public static ImmutableArray<LabelledExample> Read(GlueTask task, TableLayout fields, ReadOnlyMemory<byte> content, string file) =>
        new JsonLinesReader(task, fields, content, file).ReadAll();

    private ImmutableArray<LabelledExample> ReadAll()
    {
        var examples = ImmutableArray.CreateBuilder<LabelledExample>();
        while (lines.TryRead(out var line))
        {
            using var document = Parse(line);
            examples.Add(Example(document.RootElement));
        }

        return examples.Count > 0
            ? examples.ToImmutable()
            : throw new MalformedDataException(file, 1, 1, null, "the file is empty: one JSON object per line is needed");
    }

    private JsonDocument Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            _ = StrictUtf8.GetCharCount(line.Span);
            var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw Error(1, null, "the line is no JSON object");
        }
        catch (DecoderFallbackException exception)
        {
            throw Error(exception.Index + 1, null, "not UTF-8: save the file as UTF-8");
        }
        catch (JsonException exception)
        {
            throw Error((int)(exception.BytePositionInLine ?? 0) + 1, null, "the line is no JSON object");
        }
    }

    private LabelledExample Example(JsonElement row)
    {
        var text = Text(row, fields.Text);
        var pair = fields.Pair is null ? null : Text(row, fields.Pair);
        var answer = Field(row, fields.Label);
        var written = answer.ValueKind switch
        {
            JsonValueKind.String => StringOf(answer, fields.Label),
            JsonValueKind.Number => answer.GetRawText(),
            _ => throw Error(1, fields.Label, $"{answer.GetRawText()} is neither a name nor a number"),
        };
        int label = -1;
        var score = double.NaN;
        var read = task.IsRegression
            ? AnswerParser.TryScore(task, written, out score, out var reason)
            : AnswerParser.TryNameOrNumber(task, written, out label, out reason);
        return read ? new LabelledExample(lines.Number, text, pair, label, score) : throw Error(1, fields.Label, reason);
    }

    private string Text(JsonElement row, string name)
    {
        var field = Field(row, name);
        var text = field.ValueKind == JsonValueKind.String ? StringOf(field, name) : throw Error(1, name, "the field is no string");
        return text.Length > 0 || fields.AllowsEmptyText ? text : throw Error(1, name, "the text is empty");
    }

    private string StringOf(JsonElement field, string name)
    {
        try
        {
            return field.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Error(1, name, "the string holds half a surrogate pair");
        }
    }

    private JsonElement Field(JsonElement row, string name) =>
        row.TryGetProperty(name, out var field)
            ? field
            : throw Error(
                1, name, $"the object has no field '{name}'{(name == fields.Label ? "; an unlabelled test file cannot be scored" : "")}");

    private MalformedDataException Error(int column, string? name, string reason) => new(file, lines.Number, column, name, reason);
}
