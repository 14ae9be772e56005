using System.CommandLine;
using EnergyGate.Gate.Benchmarks;
using EnergyGate.Gate.Verdicts;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate bench NAME</c>: where speed is shown.</summary>
public static class BenchCommand
{
    /// <summary>The command, with one subcommand for each benchmark of this assembly.</summary>
    public static Command Create(GateConsole console, CancellationToken cancellation)
    {
        var command = new Command("bench", "Measures speed on this machine and prints it; judges nothing.");
        foreach (var benchmark in Benchmarks())
        {
            var run = new RunOptionSet();
            var subcommand = new Command(benchmark.Name, benchmark.Summary);
            run.AddTo(subcommand);
            subcommand.SetAction(parsed =>
            {
                benchmark.Run(Request(run, parsed), console.Out, cancellation);
                return ExitCode.Pass;
            });
            command.Add(subcommand);
        }

        return command;
    }

    private static BenchmarkRequest Request(RunOptionSet run, ParseResult parsed)
    {
        var options = run.Read(parsed);
        return new()
        {
            ModelPath = options.ModelPath,
            VocabularyPath = options.VocabularyPath,
            GlueDirectory = options.GlueDirectory,
            Tasks = options.Tasks?.Select(task => task.Name).ToArray(),
            Variants = [.. options.Variants.Select(variant => variant.Name)],
            BatchSize = options.BatchSize,
            Threads = options.Threads,
            MaxLength = options.MaxLength,
        };
    }

    private static IEnumerable<IBenchmark> Benchmarks() => typeof(IBenchmark).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBenchmark)))
        .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
        .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal);
}
