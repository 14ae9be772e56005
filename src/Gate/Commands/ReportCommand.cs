using System.CommandLine;
using EnergyGate.Gate.Reporting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate report</c>: makes the reports again from the JSON of a run.</summary>
public static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var file = new Argument<string>("RESULT.json") { Description = "What gate --json or the report folder's report.json holds." };
        var report = new Option<string>("--report") { HelpName = "DIR", Description = "Where the report goes.", DefaultValueFactory = _ => Path.Combine("artifacts", "report") };
        var command = new Command("report", "Writes HTML, Markdown, JSON and JUnit from the JSON of a run.") { file, report };
        command.SetAction(parsed =>
        {
            ReportFolder.Write(ResultFile.Read(parsed.GetValue(file)!), parsed.GetValue(report)!);
            console.Say($"report: {Path.Combine(parsed.GetValue(report)!, "index.html")}");
            return ExitCode.Pass;
        });
        return command;
    }
}
