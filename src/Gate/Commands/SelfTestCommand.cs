using System.CommandLine;
using System.Globalization;
using EnergyGate.Bench.Comparisons;
using EnergyGate.Bench.Planting;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Gate.Studies;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate selftest</c>: plants regressions of known size and counts how many are detected.</summary>
internal static class SelfTestCommand
{
    private const string Summary = """
        Plants regressions of known size and counts how many are detected.

        --plant adds work of known size to one side of a comparison of the program with itself. The limit is 2 %: an increase below it
        must not be detected, and one of 5 % must be. Every comparison is recorded when it ends, so a later call resumes an interrupted
        study.
        --flips turns correct answers of the reference into wrong ones. It counts how often the gate's accuracy checks are FAIL when more
        answers flip than the variant declares. Nothing is measured: --budget, --minutes and --into do not apply, and the default of
        --batch is 32.

        The promise for --plant:
          up to the limit      at most 1 % of the comparisons are FAIL, by the exact 95 % confidence interval
          from the limit on    at most 1 % are PASS, by the same interval
          from +5 % on         at least 90 % are FAIL and none is PASS; work in every n-th batch may stay open
        The promise for --flips: every draw with more flips than declared is FAIL, and no draw without flips is.

        Exit codes:
          0    the promise holds
          1    it does not
          2    open: the --minutes are over, or most comparisons were too short or too uncertain to decide
          3    bad input
          130  interrupted
        """;

    private const int Comparisons = 40;
    private const double Budget = 60;
    private const string FlippedVariant = "int8-dynamic";

    // The most important size first, in case the minutes run out.
    private static readonly Plant[] Plants = [new(0.05), new(0.01), new(0.02), new(0.03), new(0.04)];

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation) =>
        Create(console, new SelfComparisonStudy(SelfComparison.Prepare, console.Say, TimeProvider.System), cancellation);

    /// <summary>The command, with a study to run.</summary>
    /// <param name="console">The streams of the run.</param>
    /// <param name="study">Makes the comparisons.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    public static Command Create(GateConsole console, SelfComparisonStudy study, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(study);
        var options = new StudyOptionSet(
            Comparisons,
            Budget,
            "Variant that --plant measures, and whose tolerances --flips applies; one only (see energygate variants). "
                + $"Default: {StudyOptionSet.MeasuredVariant} for --plant, {FlippedVariant} for --flips.");
        var plants = new Option<string?>("--plant")
        {
            HelpName = "A,B",
            Description = "Sizes of the planted work in percent; 5@40 does the work of 40 batches in every 40th. Default: 5,1,2,3,4; "
                + "with --flips, none.",
        };
        var flips = new Option<string?>("--flips")
        {
            HelpName = "A,B",
            Description = "Numbers of wrong answers to plant in each task, e.g. 1,2,3,5,8,13,21; --comparisons draws of each.",
        };
        var command = new CancellableCommand("selftest", Summary) { plants, flips };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            int[] counts = [.. Values(parsed, flips, Flips)];
            Plant[] planted = parsed.GetValue(plants) is null && counts.Length == 0 ? Plants : [.. Values(parsed, plants, Planted)];
            var request = options.Read(parsed);
            var (answers, variant) = options.ReadAnswers(parsed, FlippedVariant);
            var flipStudy = new FlipStudy(answers, variant, request.Comparisons, request.Seed);
            var flipped = counts.Length == 0 || PlantFlips(flipStudy, counts, console, cancellation);
            var worked = planted.Length == 0 ? ExitCode.Pass : PlantWork(study, request, planted, console, cancellation);
            return flipped || worked == ExitCode.Interrupted ? worked : ExitCode.Fail;
        });
        return command;
    }

    private static bool PlantFlips(FlipStudy study, IReadOnlyList<int> flips, GateConsole console, CancellationToken cancellation)
    {
        console.Out.Write(FlipText.Header);
        return console.WithProgress(progress =>
        {
            var holds = true;
            foreach (var point in study.Points(flips, console.Say, progress, cancellation))
            {
                console.Out.Write(FlipText.Row(point));
                holds &= point.Holds;
            }

            return holds;
        });
    }

    private static int PlantWork(
        SelfComparisonStudy study, StudyRequest request, IEnumerable<Plant> plants, GateConsole console, CancellationToken cancellation)
    {
        console.Out.Write(StudyText.CurveHeader);
        var (isBroken, isOpen) = (false, false);
        foreach (var planted in plants.TakeWhile(_ => !cancellation.IsCancellationRequested))
        {
            var records = study.Run(request, planted, cancellation).Study.Records;
            var size = new PlantedSize(planted.Fraction, records, request.Comparisons) { Every = planted.Every };
            if (size.Records.Length > 0)
            {
                console.Out.Write(StudyText.CurveRow(size));
            }

            if ((size.BrokenReason ?? size.OpenReason) is { } why)
            {
                var state = size.BrokenReason is null ? "is open" : "does not hold";
                console.Say(FormattableString.Invariant($"+{StudyText.SizeOf(size)}, the promise {state}: {why}"));
            }

            isBroken |= size.BrokenReason is not null;
            isOpen |= size.OpenReason is not null;
        }

        return cancellation.IsCancellationRequested ? ExitCode.Interrupted
            : isBroken ? ExitCode.Fail
            : isOpen ? ExitCode.Open
            : ExitCode.Pass;
    }

    private static IEnumerable<T> Values<T>(ParseResult parsed, Option<string?> option, Func<string, T> read)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return [];
        }

        var words = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 0
            ? words.Select(read)
            : throw new BadInputException($"{option.Name} {text}: give one or more numbers, separated by commas");
    }

    private static Plant Planted(string text)
    {
        var words = text.Split('@');
        var every = 1;
        return words.Length <= 2
            && double.TryParse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and < 100
            && (words.Length == 1 || int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out every))
            && every >= 1
            ? new(percent / 100, every)
            : throw new BadInputException(
                $"--plant {text}: give percentages between 0 and 100, separated by commas; 5@40 plants 5 % in every 40th batch");
    }

    private static int Flips(string count) => int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new BadInputException($"--flips {count}: give whole numbers of answers, separated by commas");
}
