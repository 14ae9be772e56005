using System.Collections.Immutable;
using System.Text;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Readers;

/// <summary>Reads a task's tab-separated file: columns by name, quotes literal, texts untouched.</summary>
internal sealed class TabSeparatedReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly GlueTask task;
    private readonly string file;
    private readonly TextLines lines;
    private ImmutableArray<string> columns;

    private TabSeparatedReader(GlueTask task, ReadOnlyMemory<byte> content, string file)
    {
        this.task = task;
        this.file = file;
        lines = new TextLines(content);
        columns = task.Table.FixedColumns;
    }

    /// <summary>All examples of the file, at least one.</summary>
    public static ImmutableArray<LabelledExample> Read(GlueTask task, ReadOnlyMemory<byte> content, string file) =>
        new TabSeparatedReader(task, content, file).ReadAll();

    private ImmutableArray<LabelledExample> ReadAll()
    {
        if (columns.IsEmpty)
        {
            columns = lines.TryRead(out var header)
                ? [.. Split(header)]
                : throw Error(1, null, "the file is empty: a header line and labelled rows are needed", 1);
        }

        int text = ColumnOf(task.Table.Text), label = ColumnOf(task.Table.Label);
        var pair = task.Table.Pair is null ? -1 : ColumnOf(task.Table.Pair);
        var examples = ImmutableArray.CreateBuilder<LabelledExample>();
        while (lines.TryRead(out var line))
        {
            var fields = Split(line);
            RequireColumnCount(fields.Length);
            examples.Add(Example(TextAt(fields, text), pair < 0 ? null : TextAt(fields, pair), fields[label], label));
        }

        return examples.Count > 0 ? examples.ToImmutable() : throw Error(1, null, "no rows: labelled rows are needed", lines.Number + 1);
    }

    private LabelledExample Example(string text, string? pair, string answer, int column)
    {
        int label = -1;
        var score = double.NaN;
        var read = task.IsRegression
            ? AnswerParser.TryScore(task, answer, out score, out var reason)
            : AnswerParser.TryLabel(task, answer, out label, out reason);
        return read ? new LabelledExample(lines.Number, text, pair, label, score) : throw Error(column + 1, columns[column], reason);
    }

    private string TextAt(string[] fields, int column) => fields[column].Length > 0 || task.Table.AllowsEmptyText
        ? fields[column]
        : throw Error(column + 1, columns[column], "the text is empty");

    private void RequireColumnCount(int count)
    {
        if (count == columns.Length)
        {
            return;
        }

        var first = Math.Min(count, columns.Length) + 1;
        var name = first <= columns.Length ? columns[first - 1] : null;
        var hint = !task.Table.FixedColumns.IsEmpty && lines.Number == 1 ? "; an unlabelled test file cannot be scored" : "";
        throw Error(first, name, $"the row has {count} columns, {columns.Length} are needed ({string.Join(", ", columns)}){hint}");
    }

    private int ColumnOf(string name)
    {
        var column = columns.IndexOf(name);
        if (column < 0)
        {
            var hint = name == task.Table.Label ? "; an unlabelled test file cannot be scored" : "";
            throw Error(1, null, $"the header has no column '{name}' (it has {string.Join(", ", columns)}){hint}");
        }

        return columns.LastIndexOf(name) == column
            ? column
            : throw Error(columns.LastIndexOf(name) + 1, name, "the header names this column twice");
    }

    private string[] Split(ReadOnlyMemory<byte> line)
    {
        var bytes = line.Span;
        var fields = new string[bytes.Count((byte)'\t') + 1];
        for (var i = 0; i < fields.Length; i++)
        {
            var end = bytes.IndexOf((byte)'\t');
            fields[i] = Decode(end < 0 ? bytes : bytes[..end], i);
            bytes = end < 0 ? default : bytes[(end + 1)..];
        }

        return fields;
    }

    private string Decode(ReadOnlySpan<byte> field, int column)
    {
        try
        {
            return StrictUtf8.GetString(field);
        }
        catch (DecoderFallbackException)
        {
            var name = !columns.IsEmpty && column < columns.Length ? columns[column] : null;
            throw Error(column + 1, name, "not UTF-8: save the file as UTF-8");
        }
    }

    private MalformedDataException Error(int column, string? name, string reason, int? line = null) =>
        new(file, line ?? lines.Number, column, name, reason);
}
