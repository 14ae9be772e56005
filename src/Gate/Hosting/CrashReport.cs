using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace EnergyGate.Gate.Hosting;

/// <summary>Reports an internal error: a file with the trace for the developers, and one line for the user.</summary>
internal static class CrashReport
{
    /// <summary>Writes the file.</summary>
    /// <param name="exception">The unhandled exception.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">Folder of the file; null for that of temporary files.</param>
    /// <returns>The line for the user: the error, and the path of the file.</returns>
    public static string Write(Exception exception, IEnumerable<string> arguments, string? folder = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var unique = Guid.NewGuid().ToString("N")[..8];
        var name = string.Create(CultureInfo.InvariantCulture, $"energygate-crash-{now:yyyyMMdd-HHmmss}-{unique}.txt");
        var path = Path.Combine(folder ?? Path.GetTempPath(), name);
        var what = $"internal error: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ").Trim()}";
        try
        {
            SharedFolderFile.Write(path, Text(exception, arguments, now));
            return $"{what} (please report it with {path})";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or BadInputException)
        {
            return $"{what} (its trace could not be written: {failure.Message.ReplaceLineEndings(" ")})";
        }
    }

    private static string? Version =>
        typeof(CrashReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static string Text(Exception exception, IEnumerable<string> arguments, DateTimeOffset now) => FormattableString.Invariant($"""
        version: {Version}
        arguments: {string.Join(' ', arguments)}
        machine: {Environment.MachineName}, {Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}
        operating system: {RuntimeInformation.OSDescription}
        runtime: {RuntimeInformation.FrameworkDescription}
        folder: {Environment.CurrentDirectory}
        time: {now:u}

        {exception}

        """);
}
