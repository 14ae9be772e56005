using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using EnergyGate.Bench.Benchmarks;
using EnergyGate.Gate.Checks.StaticGraph;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;
using EnergyGate.Gate.Studies;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate bench NAME</c>: measures speed on this machine.</summary>
internal static class BenchCommand
{
    /// <summary>The command, with one subcommand per benchmark.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var command = new Command("bench", "Measures and prints speed on this machine. Gives no verdict.");
        foreach (var benchmark in BenchmarkCatalog.All)
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
                var textCount = parsed.GetValue(texts) is { } count ? AtLeastOne(count, "--texts") : (int?)null;
                benchmark.Run(
                    new()
                    {
                        ModelPath = options.ModelPath,
                        VocabularyPath = options.VocabularyPath,
                        Cased = options.Cased,
                        GlueDirectory = options.GlueDirectory,
                        Variants = options.Variants,
                        BatchSize = options.BatchSize,
                        BatchSizes = BatchSizes(parsed.GetValue(batches)) is { IsEmpty: false } sizes ? sizes : [options.BatchSize],
                        Threads = options.Threads,
                        MaxLength = options.MaxLength,
                        Cells = AtLeastOne(parsed.GetValue(cells), "--cells"),
                        Seed = parsed.GetValue(seed),
                        Tell = console.Say,
                        ReadInputs = notes => BenchmarkInputSource.Read(options, textCount, notes),
                        WorkOf = GraphWork.Of,
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
}
