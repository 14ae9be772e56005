using EnergyGate.Errors;

namespace EnergyGate.Evaluation.Readers;

/// <summary>A line of a data file that cannot be read as what it should be. The message starts with file, line and column.</summary>
public sealed class MalformedDataException : UserErrorException
{
    /// <summary>Makes the exception for a place in a file.</summary>
    /// <param name="file">The file as the caller named it.</param>
    /// <param name="line">Line number from 1.</param>
    /// <param name="column">Column number from 1: the tab-separated column, or the character of a JSON line.</param>
    /// <param name="columnName">The column's name where it has one.</param>
    /// <param name="reason">What was given, what is legal.</param>
    public MalformedDataException(string file, int line, int column, string? columnName, string reason)
        : base($"{file}, line {line}, column {column}{(columnName is null ? "" : $" ({columnName})")}: {reason}")
    {
        File = file;
        Line = line;
        Column = column;
        ColumnName = columnName;
    }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>Line number from 1.</summary>
    public int Line { get; }

    /// <summary>Column number from 1.</summary>
    public int Column { get; }

    /// <summary>The column's name, or null where it has none.</summary>
    public string? ColumnName { get; }
}
