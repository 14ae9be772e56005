using EnergyGate.Errors;

namespace EnergyGate.Variants.Tokenization;

/// <summary>
/// A vocabulary or tokenizer configuration cannot be used; the message names file and line, what is legal and what to do.
/// </summary>
public sealed class VocabularyException : UserErrorException
{
    /// <summary>An error without a place.</summary>
    public VocabularyException()
    {
    }

    /// <summary>An error without a place.</summary>
    public VocabularyException(string message)
        : base(message)
    {
    }

    /// <summary>An error without a place, with its cause.</summary>
    public VocabularyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, from 1; null when the whole file is meant.</param>
    /// <param name="reason">What was given, what is legal, what to do.</param>
    /// <param name="innerException">The exception that caused it, if any.</param>
    public VocabularyException(string path, long? line, string reason, Exception? innerException = null)
        : base(line is { } number ? $"{path}, line {number}: {reason}" : $"{path}: {reason}", innerException)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The file, or null.</summary>
    public string? Path { get; }

    /// <summary>The line in the file, from 1, or null when the whole file is meant.</summary>
    public long? Line { get; }
}
