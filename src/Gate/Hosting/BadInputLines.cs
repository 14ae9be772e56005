using EnergyGate.Errors;

namespace EnergyGate.Gate.Hosting;

/// <summary>The one line that an error of the user becomes.</summary>
public static class BadInputLines
{
    /// <summary>The line; null when the exception is a defect of the program.</summary>
    /// <param name="exception">What a command threw.</param>
    public static string? Describe(Exception exception) => exception switch
    {
        UserErrorException error => OneLine(error.UserMessage),
        IOException or UnauthorizedAccessException => OneLine(exception.Message),
        _ => null,
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
