using System.CommandLine;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate ledger</c>: what small changes of costs add up to since the last release.</summary>
public static class LedgerCommand
{
    private const string AddSummary = """
        Takes the ratios of joules of an accepted comparison with another commit into the drift ledger, baselines/ledger.tsv.

        Exit codes: 0 taken in, or nothing to take in; 3 a result that compares no commits, that was not accepted, or that is in the ledger already.
        """;

    private const string ShowSummary = """
        Adds the drift ledger up, cell by cell, since the last tag v*.

        Exit codes: 0 inside the limit; 1 beyond it; 2 beyond it, but it may be noise; 3 a ledger that cannot be read.
        """;

    private const string Fallback = "Default: the nearest folder baselines from here up to the root of the git repository.";

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(GateConsole console) => new("ledger", "The drift ledger: many small changes, each inside its limit, since the last release.")
    {
        AddCommand(console),
        ShowCommand(console),
    };

    private static Command AddCommand(GateConsole console)
    {
        var file = new Argument<string>("RESULT.json") { Description = "The JSON of a comparison." };
        var folder = BaselineCommand.FolderOption(Fallback);
        var commit = new Option<string>("--commit") { HelpName = "REF", Description = "The commit that was compared.", DefaultValueFactory = _ => "HEAD" };
        var command = new Command("add", AddSummary) { file, folder, commit };
        command.SetAction(parsed => Add(ResultFile.Read(parsed.GetValue(file)!), BaselineShowCommand.Open(parsed.GetValue(folder)), parsed.GetValue(commit)!, console));
        return command;
    }

    private static Command ShowCommand(GateConsole console)
    {
        var folder = BaselineCommand.FolderOption(Fallback);
        var command = new Command("show", ShowSummary) { folder };
        command.SetAction(parsed => Show(BaselineShowCommand.Open(parsed.GetValue(folder)), console));
        return command;
    }

    private static int Add(GateResult result, BaselineFolder folder, string reference, GateConsole console)
    {
        if (result.Base is null || !result.Complete)
        {
            throw new BadInputException(result.Base is null
                ? "the result compares variants with fp32 of the same run, not a commit with another: give the JSON of a comparison"
                : "the comparison was interrupted: only accepted changes go into the ledger");
        }

        // A gain stops a run until it is recorded, and recording it is what this is.
        if (result.Cells.FirstOrDefault(cell => cell.Verdict != Verdict.Improved && ExitCode.Of([cell], result.Strict) != ExitCode.Pass) is { } open)
        {
            throw new BadInputException($"only accepted changes go into the ledger, and {open.Key} is {CellNames.VerdictOf(open)}: mend it, or agree on a waiver");
        }

        var commit = GitRepository.Around(folder.Path).ShortHash(reference);
        var device = MeasuredDevice.Of(result);
        var found = result.Cells.Select(cell => DriftEntry.Of(cell, commit, device, result.Strict)).OfType<DriftEntry>().ToList();
        if (found.Count > 0)
        {
            DriftLedger.Read(folder).Add(found).Write(folder);
        }

        console.Out.WriteLine(found.Count == 0
            ? "nothing to take in: the comparison measured no ratio of joules"
            : $"{found.Count} ratio(s) of {commit} taken into {folder.Shown(BaselineSet.Ledger)}");
        return ExitCode.Pass;
    }

    private static int Show(BaselineFolder folder, GateConsole console)
    {
        var drift = ReleaseDrift.Read(folder.Path);
        console.Out.WriteLine(new TextTable(
            drift.Tag is null ? "Drift of joules: all of the ledger, for there is no release v*" : $"Drift of joules since {drift.Tag}",
            ["cell", "device", "kind", "changes", "net", "rise from the cheapest state", "+-"],
            [.. drift.Sums.Select(sum => (System.Collections.Immutable.ImmutableArray<string>)[
                sum.Cell.ToString(),
                sum.Device,
                CellNames.Of(sum.Kind),
                sum.Changes.ToString(CultureInfo.InvariantCulture),
                Percent(sum.Net),
                $"{Percent(sum.Rise)} in {sum.Risen}",
                Percent(sum.HalfWidth)])]).ToPlainText());
        var cells = drift.Cells(0, 0, 0);
        foreach (var cell in cells.Where(cell => cell.Verdict != Verdict.Pass))
        {
            console.Out.WriteLine($"{CellNames.VerdictOf(cell)}: {cell.Key}: {cell.Reason}");
        }

        return ExitCode.Of(cells, strict: true);
    }

    private static string Percent(double logarithm) => ((Math.Exp(logarithm) - 1) * 100).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " %";
}
