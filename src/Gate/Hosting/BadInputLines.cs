using EnergyGate.Errors;

namespace EnergyGate.Gate.Hosting;

/// <summary>Turns an error of the user into one line.</summary>
internal static class BadInputLines
{
    /// <summary>The line; null for an internal error.</summary>
    /// <param name="exception">The exception that a command threw.</param>
    public static string? Describe(Exception exception) => exception switch
    {
        UserErrorException error => OneLine(error.UserMessage),
        IOException or UnauthorizedAccessException => OneLine(exception.Message),
        _ => null,
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
