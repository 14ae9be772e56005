using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Reporting.Json;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate ledger</c>: the drift ledger, which sums small energy changes since the last release.</summary>
internal static class LedgerCommand
{
    private const string AddSummary = """
        Adds the energy ratios of an accepted comparison to the drift ledger, ledger.tsv in the folder of baselines.

        Exit codes:
          0  added, or nothing to add
          3  not a comparison of commits, not accepted, or already in the ledger
        """;

    private const string ShowSummary = """
        Prints the sum of the drift ledger per cell since the last release (tag v*).

        Exit codes:
          0  inside the limit
          1  beyond the limit
          2  beyond the limit, but within the noise
          3  the ledger cannot be read
        """;

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(GateConsole console) =>
        new("ledger", "The drift ledger: sums small energy changes, each inside its limit, since the last release.")
        {
            AddCommand(console),
            ShowCommand(console),
        };

    private static Command AddCommand(GateConsole console)
    {
        var file = new Argument<string>("RESULT.json") { Description = "JSON of a comparison, written by energygate compare --json." };
        var folder = BaselineCommand.FolderOption(BaselineCommand.NearestFolder);
        var commit = new Option<string>("--commit")
        {
            HelpName = "REF",
            Description = "Commit that was compared.",
            DefaultValueFactory = _ => "HEAD",
        };
        var command = new Command("add", AddSummary) { file, folder, commit };
        command.SetAction(parsed => Add(
            ResultFile.Read(parsed.GetValue(file)!), BaselineShowCommand.Open(parsed.GetValue(folder)), parsed.GetValue(commit)!, console));
        return command;
    }

    private static Command ShowCommand(GateConsole console)
    {
        var folder = BaselineCommand.FolderOption(BaselineCommand.NearestFolder);
        var command = new Command("show", ShowSummary) { folder };
        command.SetAction(parsed => Show(BaselineShowCommand.Open(parsed.GetValue(folder)), console));
        return command;
    }

    private static int Add(GateResult result, BaselineFolder folder, string reference, GateConsole console)
    {
        if (result.Base is null || !result.Complete)
        {
            throw new BadInputException(result.Base is null
                ? "this result compares variants with fp32 of the same run: give one of two commits, from energygate compare --json"
                : "the comparison was interrupted: only a complete, accepted one goes into the ledger");
        }

        // IMPROVED is accepted: it stops a run until the gain is recorded, which happens here.
        var isOpen = (Cell cell) => cell.Verdict != Verdict.Improved && ExitCode.Of([cell], result.Strict) != ExitCode.Pass;
        if (result.Cells.FirstOrDefault(isOpen) is { } open)
        {
            throw new BadInputException(
                $"only an accepted comparison goes into the ledger, but {open.Key} is {CellNames.VerdictOf(open)}: "
                + "fix it, or add a waiver");
        }

        var commit = GitRepository.Around(folder.Path).ShortHash(reference);
        var device = MeasuredDevice.Of(result);
        var found = result.Cells.Select(cell => DriftEntry.Of(cell, commit, device, result.Strict)).OfType<DriftEntry>().ToList();
        if (found.Count > 0)
        {
            DriftLedger.Read(folder).Add(found).Write(folder);
        }

        console.Out.WriteLine(found.Count == 0
            ? "nothing to add: the comparison measured no energy ratio"
            : $"{found.Count} ratio(s) of {commit} added to {folder.Shown(BaselineSet.Ledger)}");
        return ExitCode.Pass;
    }

    private static int Show(BaselineFolder folder, GateConsole console)
    {
        var drift = ReleaseDrift.Read(folder.Path);
        console.Out.WriteLine(new TextTable(
            drift.Tag is null ? "Energy drift over the whole ledger (there is no release v*)" : $"Energy drift since {drift.Tag}",
            ["cell", "device", "kind", "changes", "net", "rise from the cheapest state", "+-"],
            [.. drift.Sums.Select(Row)]).ToPlainText());
        var cells = drift.Cells(new CellFactory(0, 0, 0));
        foreach (var cell in cells.Where(cell => cell.Verdict != Verdict.Pass))
        {
            console.Out.WriteLine($"{CellNames.VerdictOf(cell)}: {cell.Key}: {cell.Reason}");
        }

        return ExitCode.Of(cells, strict: true);
    }

    private static ImmutableArray<string> Row(DriftSum sum) =>
    [
        sum.Cell.ToString(),
        sum.Device,
        CellNames.Of(sum.Kind),
        sum.Changes.ToString(CultureInfo.InvariantCulture),
        Format.FineChange(sum.Net),
        $"{Format.FineChange(sum.Rise)} in {sum.Risen}",
        Format.FineChange(sum.HalfWidth),
    ];
}
