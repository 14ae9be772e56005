namespace EnergyGate.Gate.Studies.Benchmarks;

/// <summary>One <c>energygate bench NAME</c>: measures on this machine and prints figures with their units; it never judges.</summary>
public interface IBenchmark
{
    /// <summary>The name on the command line, e.g. <c>tokenizer</c>.</summary>
    string Name { get; }

    /// <summary>One line for the help text: what is measured, in which unit.</summary>
    string Summary { get; }

    /// <summary>Measures and prints.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="output">Where the figures go: standard output.</param>
    /// <param name="cancellation">Set by Ctrl-C; what was measured so far stays printed.</param>
    void Run(BenchmarkRequest request, TextWriter output, CancellationToken cancellation);
}
