using System.CommandLine;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Gate.Studies.Comparisons;
using EnergyGate.Gate.Studies.Planting;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate selftest</c>: plants regressions of known size and shows which are found.</summary>
public static class SelfTestCommand
{
    private const string Summary = """
        --plant: more work of known size in one side of a comparison of the program with itself, and how often it is found. The limit is 2 %: less must not
        be found, 5 % must. Every comparison is recorded as it ends: an interrupted study goes on where it stopped.
        --flips: right answers of the reference turned into wrong ones, and how often the gate's checks of answers find them, beside what a variant declares.
        Nothing is timed; --budget, --minutes and --into are not needed.

        Exit codes: 0 the promise holds (from +5 % on at least 90 % FAIL and no PASS; FAIL up to the limit and PASS from the limit on each at most 1 %, by
        the exact 95 % interval; every draw of more flips than declared FAIL, none without a flip); 1 it does not; 2 open: the minutes are over, or most
        comparisons were too short or too doubtful to decide; 3 bad input; 130 interrupted.
        """;

    private const int Comparisons = 40;
    private const double Budget = 60;
    private const string FlippedVariant = "int8-dynamic";

    // What matters most comes first, where minutes are few.
    private static readonly double[] Plants = [0.05, 0.01, 0.02, 0.03, 0.04];

    /// <summary>The command.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation) => Create(console, new ComparisonStudy(SelfComparison.Prepare, console.Say, TimeProvider.System), cancellation);

    /// <summary>The command with another study behind it.</summary>
    /// <param name="console">Streams.</param>
    /// <param name="study">Makes the comparisons.</param>
    /// <param name="cancellation">Set by Ctrl-C.</param>
    public static Command Create(GateConsole console, ComparisonStudy study, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(study);
        var options = new StudyOptionSet(
            Comparisons, Budget, $"One variant (see energygate variants): --plant measures it, --flips judges as if it had given the answers. Default: {StudyOptionSet.MeasuredVariant}, {FlippedVariant}.");
        var plants = new Option<string?>("--plant") { HelpName = "A,B", Description = "Work planted, in per cent. Default: 5,1,2,3,4, without --flips." };
        var flips = new Option<string?>("--flips") { HelpName = "A,B", Description = $"Wrong answers planted in each task, e.g. 1,2,3,5,8,13,21; judged as {FlippedVariant} unless --variants says another, --comparisons draws of each." };
        var command = new Command("selftest", Summary) { plants, flips };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            int[] counts = [.. Values(parsed, flips, Flips)];
            double[] shares = parsed.GetValue(plants) is null && counts.Length == 0 ? Plants : [.. Values(parsed, plants, Percent)];
            var request = options.Read(parsed);
            var (answers, variant) = options.ReadAnswers(parsed, FlippedVariant);
            var flipped = counts.Length == 0 || PlantFlips(new FlipStudy(answers, variant, request.Comparisons, request.Seed), counts, console, cancellation);
            var worked = shares.Length == 0 ? ExitCode.Pass : PlantWork(study, request, shares, console, cancellation);
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

    private static int PlantWork(ComparisonStudy study, StudyRequest request, IEnumerable<double> shares, GateConsole console, CancellationToken cancellation)
    {
        console.Out.Write(StudyText.CurveHeader);
        var (isBroken, isOpen) = (false, false);
        foreach (var planted in shares.TakeWhile(_ => !cancellation.IsCancellationRequested))
        {
            var size = new PlantedSize(planted, study.Run(request, planted, cancellation).Records, request.Comparisons);
            if (size.Records.Length > 0)
            {
                console.Out.Write(StudyText.CurveRow(size));
            }

            if ((size.WhyBroken ?? size.WhyOpen) is { } why)
            {
                console.Say(FormattableString.Invariant($"+{planted * 100:G3} %, the promise {(size.WhyBroken is null ? "is open" : "does not hold")}: {why}"));
            }

            isBroken |= size.WhyBroken is not null;
            isOpen |= size.WhyOpen is not null;
        }

        return cancellation.IsCancellationRequested ? ExitCode.Interrupted : isBroken ? ExitCode.Fail : isOpen ? ExitCode.Open : ExitCode.Pass;
    }

    private static IEnumerable<T> Values<T>(ParseResult parsed, Option<string?> option, Func<string, T> read) => parsed.GetValue(option) switch
    {
        null => [],
        var text when text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words => words.Select(read),
        var text => throw new BadInputException($"{option.Name} {text}: give one number or more, with commas between"),
    };

    private static double Percent(string percent) => double.TryParse(percent, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 100
        ? value / 100
        : throw new BadInputException($"--plant {percent}: give per cents between 0 and 100, with commas between");

    private static int Flips(string count) => int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new BadInputException($"--flips {count}: give whole numbers of answers, with commas between");
}
