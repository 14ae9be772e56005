using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Reporting.Html;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.JUnit;
using EnergyGate.Gate.Reporting.Markdown;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Reporting;

/// <summary>
/// Writes the reports of a result: index.html, report.md, report.json, report.junit.xml, and timeline.tsv if the run has a timeline.
/// </summary>
internal static class ReportFolder
{
    /// <summary>Writes all reports; each file is replaced atomically.</summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">Path of the folder; created if missing.</param>
    /// <exception cref="BadInputException">The folder or a file cannot be written.</exception>
    public static void Write(GateResult result, string folder)
    {
        Prepare(folder);
        WriteFile(Path.Combine(folder, "index.html"), HtmlReport.Write(result));
        WriteFile(Path.Combine(folder, "report.md"), MarkdownReport.Write(result));
        WriteFile(Path.Combine(folder, "report.json"), JsonReport.Write(result));
        WriteFile(Path.Combine(folder, "report.junit.xml"), JUnitReport.Write(result));
        if (result.Timeline is { } timeline)
        {
            WriteFile(Path.Combine(folder, "timeline.tsv"), TimelineText.Write(timeline));
        }
        else
        {
            File.Delete(Path.Combine(folder, "timeline.tsv")); // one of an earlier run must not look like this run
        }
    }

    /// <summary>Creates the folder and checks that it can be written. Called before long work, to fail early.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <exception cref="BadInputException">The folder cannot be created or written.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            CheckWritable(Path.Combine(folder, ".energygate-writable"));
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new BadInputException($"cannot write to the report folder {folder}: {exception.Message}", exception);
        }
    }

    /// <summary>Checks that a file can be written, without creating it. Called before long work.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public static void PrepareFile(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            {
                throw new DirectoryNotFoundException($"there is no folder {folder}");
            }

            if (Directory.Exists(path))
            {
                throw new IOException("this is a folder");
            }

            if (!IsDevice(path))
            {
                CheckWritable(path + ".energygate-writable");
            }
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new BadInputException($"cannot write {path}: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Writes a file atomically: to a temporary name first, then renamed. A device (<c>/dev/stdout</c>) is written directly.
    /// </summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="text">Its new content.</param>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public static void WriteFile(string path, string text)
    {
        var isDevice = IsDevice(path);
        var temporary = path + ".part";
        try
        {
            File.WriteAllText(isDevice ? path : temporary, text);
            if (!isDevice)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new BadInputException($"cannot write {path}: {exception.Message}", exception);
        }
    }

    // A rename over a device would replace the device.
    private static bool IsDevice(string path) => Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    private static void CheckWritable(string probe)
    {
        File.WriteAllText(probe, "");
        File.Delete(probe);
    }
}
