using System.CommandLine;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Reporting;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate report</c>: writes the report again from the JSON of a run.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var file = new Argument<string>("RESULT.json")
        {
            Description = "JSON of a run: a file written by --json, or report.json of a report folder.",
        };
        var report = new Option<string>("--report")
        {
            HelpName = "DIR",
            Description = "Folder of the report.",
            DefaultValueFactory = _ => Path.Combine("artifacts", "report"),
        };
        var command = new Command("report", "Writes the report (HTML, Markdown, JSON, JUnit) again from the JSON of a run.")
        {
            file, report,
        };
        command.SetAction(parsed =>
        {
            var result = ResultFile.Read(parsed.GetValue(file)!);
            var folder = parsed.GetValue(report)!;
            ReportFolder.Prepare(folder);
            using var turn = FolderLock.Take(folder);
            ReportFolder.Write(result, folder);
            console.Say($"report: {Path.Combine(folder, "index.html")}");
            return ExitCode.Pass;
        });
        return command;
    }
}
