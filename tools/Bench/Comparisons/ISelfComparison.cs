namespace EnergyGate.Bench.Comparisons;

/// <summary>Compares the program with itself, as often as it is called.</summary>
public interface ISelfComparison : IDisposable
{
    /// <summary>The conditions of the figures, in one line. Comparisons of other conditions belong to another study.</summary>
    string Conditions { get; }

    /// <summary>Runs one comparison.</summary>
    /// <param name="number">Its number. It seeds the random order, so that a resumed study draws new orders.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing of it counts.</exception>
    RecordedComparison Run(int number, CancellationToken cancellation);
}
