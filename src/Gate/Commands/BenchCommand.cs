using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Gate.Studies.Benchmarks;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate bench NAME</c>: measures speed on this machine.</summary>
public static class BenchCommand
{
    /// <summary>The command, with one subcommand per benchmark of this assembly.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var command = new Command("bench", "Measures and prints speed on this machine. Gives no verdict.");
        foreach (var benchmark in Benchmarks())
        {
            var run = new RunOptionSet();
            var subcommand = new CancellableCommand(benchmark.Name, benchmark.Summary);
            run.AddTo(subcommand);
            var batches = new Option<string[]>("--batches")
            {
                HelpName = "A,B",
                Description = "Batch sizes to measure, in this order (bench variants). Default: that of --batch.",
            };
            var texts = new Option<int?>("--texts")
            {
                HelpName = "N",
                Description = "Number of texts per task, spread evenly over its file (bench variants). Default: all.",
            };
            subcommand.Add(batches);
            subcommand.Add(texts);
            var cells = new Option<int>("--cells")
            {
                HelpName = "N",
                Description = "Number of simulated cells per noise level and ratio (bench statistics).",
                DefaultValueFactory = _ => 20_000,
            };
            var seed = new Option<int>("--seed")
            {
                HelpName = "N",
                Description = "Random seed (bench statistics).",
                DefaultValueFactory = _ => 1,
            };
            subcommand.Add(cells);
            subcommand.Add(seed);
            subcommand.SetAction(parsed =>
            {
                var options = run.Read(parsed);
                benchmark.Run(
                    new()
                    {
                        Run = options,
                        BatchSizes = BatchSizes(parsed.GetValue(batches)) is { IsEmpty: false } sizes ? sizes : [options.BatchSize],
                        TextCount = parsed.GetValue(texts) is { } count ? AtLeastOne(count, "--texts") : null,
                        Cells = AtLeastOne(parsed.GetValue(cells), "--cells"),
                        Seed = parsed.GetValue(seed),
                        Tell = console.Say,
                    },
                    console.Out,
                    cancellation);
                return ExitCode.Pass;
            });
            command.Add(subcommand);
        }

        return command;
    }

    private static ImmutableArray<int> BatchSizes(string[]? given) =>
    [
        .. (given ?? [])
            .SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                ? AtLeastOne(size, "--batches")
                : throw new BadInputException($"--batches {text}: give whole numbers of at least 1, separated by commas")),
    ];

    private static int AtLeastOne(int value, string option) =>
        value >= 1 ? value : throw new BadInputException($"{option} {value}: give a whole number of at least 1");

    private static IEnumerable<IBenchmark> Benchmarks() => typeof(IBenchmark).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBenchmark)))
        .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
        .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal);
}
