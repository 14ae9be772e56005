using System.Globalization;
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
    private const string Timeline = "timeline.tsv";

    /// <summary>
    /// Writes all reports: to temporary names first, then renamed together, so that a full disk or a kill leaves the earlier report.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="folder">Path of the folder; created if missing.</param>
    /// <exception cref="BadInputException">The folder or a file cannot be written.</exception>
    public static void Write(GateResult result, string folder)
    {
        Prepare(folder);
        var texts = new List<(string Name, string Text)>
        {
            ("index.html", HtmlReport.Write(result)),
            ("report.md", MarkdownReport.Write(result)),
            ("report.json", JsonReport.Write(result)),
            ("report.junit.xml", JUnitReport.Write(result)),
        };
        if (result.Timeline is { } timeline)
        {
            texts.Add((Timeline, TimelineText.Write(timeline)));
        }

        Replace([.. texts.Select(text => (Path.Combine(folder, text.Name), text.Text))]);
        if (result.Timeline is null)
        {
            File.Delete(Path.Combine(folder, Timeline)); // one of an earlier run must not look like this run
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
        if (!IsDevice(path))
        {
            Replace([(path, text)]);
            return;
        }

        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"cannot write {path}: {exception.Message}", exception);
        }
    }

    private static void Replace(IReadOnlyList<(string Path, string Text)> files)
    {
        var current = "";
        try
        {
            foreach (var (path, text) in files)
            {
                current = path;
                File.WriteAllText(Temporary(path), text);
            }

            foreach (var (path, _) in files)
            {
                current = path;
                File.Move(Temporary(path), path, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            foreach (var (path, _) in files.Where(file => File.Exists(Temporary(file.Path))))
            {
                File.Delete(Temporary(path));
            }

            throw new BadInputException($"cannot write {current}: {exception.Message}; free the disk, or give another place", exception);
        }
    }

    private static string Temporary(string path) => string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.part");

    // A rename over a device would replace the device.
    private static bool IsDevice(string path) => Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    private static void CheckWritable(string probe)
    {
        File.WriteAllText(probe, "");
        File.Delete(probe);
    }
}
