using EnergyGate.Gate.Reporting;
using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Commands;

/// <summary>Where a run's result goes: looked at before hours are spent on it, written when it is there.</summary>
/// <param name="ReportPath">Folder of the report.</param>
/// <param name="JsonPath">One more file with the JSON; null for none.</param>
internal sealed record ResultOutput(string ReportPath, string? JsonPath)
{
    /// <summary>Makes the folder and checks that both can be written.</summary>
    /// <exception cref="Feedback.BadInputException">One cannot.</exception>
    public void Prepare()
    {
        ReportFolder.Prepare(ReportPath);
        if (JsonPath is not null)
        {
            ReportFolder.PrepareFile(JsonPath);
        }
    }

    /// <summary>Writes the report and the JSON, prints the tables.</summary>
    /// <returns>What the process answers.</returns>
    public int Write(GateResult result, GateConsole console)
    {
        ReportFolder.Write(result, ReportPath);
        if (JsonPath is not null)
        {
            ReportFolder.WriteFile(JsonPath, JsonReport.Write(result));
        }

        ResultText.Write(result, console.Out);
        console.Say($"report: {Path.Combine(ReportPath, "index.html")}");
        return result.ExitCode;
    }
}
