using EnergyGate.Errors;

namespace EnergyGate.Gate.Hosting;

/// <summary>Turns an error of the user into one line.</summary>
internal static class BadInputLines
{
    // EMFILE of Linux and macOS.
    private const int TooManyOpenFiles = 24;
    private const string MoreFiles = "allow it more open files, e.g. ulimit -n 1024";

    /// <summary>The line; null for an internal error.</summary>
    /// <param name="exception">The exception that a command threw.</param>
    public static string? Describe(Exception exception) => exception switch
    {
        UserErrorException error => OneLine(error.UserMessage),
        FileNotFoundException { FileName: { } name } when IsAssembly(name) => CannotLoad(name),
        FileLoadException { FileName: { } name } when IsAssembly(name) => CannotLoad(name),
        TypeInitializationException { InnerException: { } inner } => Describe(inner),
        IOException { HResult: TooManyOpenFiles } => OneLine($"{exception.Message}: {MoreFiles}"),
        IOException or UnauthorizedAccessException => OneLine(exception.Message),
        _ => null,
    };

    private static bool IsAssembly(string name) => name.Contains(", Version=", StringComparison.Ordinal);

    private static string CannotLoad(string assembly) =>
        $"cannot load {assembly.Split(',')[0]}: the installation lacks it, or the process has no file handles left; {MoreFiles}";

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
