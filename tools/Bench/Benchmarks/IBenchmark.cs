namespace EnergyGate.Bench.Benchmarks;

/// <summary>One <c>energygate bench NAME</c>. It measures on this machine, prints figures with their units, and gives no verdict.</summary>
public interface IBenchmark
{
    /// <summary>The name on the command line, e.g. <c>tokenizer</c>.</summary>
    string Name { get; }

    /// <summary>One line for the help text: what is measured, in which unit.</summary>
    string Summary { get; }

    /// <summary>Measures and prints.</summary>
    /// <param name="request">The options of the user.</param>
    /// <param name="output">Receives the figures: standard output.</param>
    /// <param name="cancellation">Set by Ctrl-C; figures printed until then stay.</param>
    void Run(BenchmarkRequest request, TextWriter output, CancellationToken cancellation);
}
