using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Reporting;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary>Where a run's result goes: checked before hours are spent on the run, written when the result is there.</summary>
/// <param name="ReportPath">Folder of the report.</param>
/// <param name="JsonPath">One more file with the JSON; null for none.</param>
public sealed record ResultOutput(string ReportPath, string? JsonPath)
{
    /// <summary>Whether the full tables are printed, not one screen.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Makes the folder and checks that both can be written.</summary>
    /// <exception cref="BadInputException">One cannot.</exception>
    public void Prepare()
    {
        ReportFolder.Prepare(ReportPath);
        if (JsonPath is not null)
        {
            ReportFolder.PrepareFile(JsonPath);
        }
    }

    /// <summary>Prints the result, then writes the report and the JSON: a full disk hides no verdict.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="console">Where it is printed.</param>
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
        ReportFolder.Write(result, ReportPath);
        if (JsonPath is not null)
        {
            ReportFolder.WriteFile(JsonPath, JsonReport.Write(result));
        }

        console.Say($"report: {Path.Combine(ReportPath, "index.html")}");
        return result.ExitCode;
    }
}
