using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Reporting;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary>Where a run's result goes. Checked before the run, so that no hours are lost, and written after it.</summary>
/// <param name="ReportPath">Folder of the report.</param>
/// <param name="JsonPath">Additional JSON file; null for none.</param>
internal sealed record ResultOutput(string ReportPath, string? JsonPath)
{
    /// <summary>Whether the full tables are printed instead of one screen.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Creates the report folder, checks that all files can be written, and keeps other runs out of the folder.</summary>
    /// <returns>The lock of the folder, held until the result is written.</returns>
    /// <exception cref="BadInputException">A file or the folder cannot be written, or another run writes to the folder.</exception>
    public FolderLock Prepare()
    {
        TemporaryFiles.RequireWritable();
        ReportFolder.Prepare(ReportPath);
        if (JsonPath is not null)
        {
            ReportFolder.PrepareFile(JsonPath);
        }

        return FolderLock.Take(ReportPath);
    }

    /// <summary>Prints the result, then writes report and JSON, in this order: a full disk must not hide the verdict.</summary>
    /// <param name="result">The result.</param>
    /// <param name="console">Prints to standard output.</param>
    /// <exception cref="BadInputException">A file cannot be written.</exception>
    /// <returns>The exit code.</returns>
    public int Write(GateResult result, GateConsole console)
    {
        if (IsVerbose)
        {
            ResultText.Write(result, console.Out);
        }
        else
        {
            FirstScreen.Write(result, console.Out, console.Width);
        }

        console.Out.Flush();
        console.Interruption.Write(() =>
        {
            ReportFolder.Write(result, ReportPath);
            if (JsonPath is not null)
            {
                ReportFolder.WriteFile(JsonPath, JsonReport.Write(result));
            }
        });
        console.Say($"report: {Path.Combine(ReportPath, "index.html")}");
        return result.ExitCode;
    }
}
