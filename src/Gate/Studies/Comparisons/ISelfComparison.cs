namespace EnergyGate.Gate.Studies.Comparisons;

/// <summary>Compares something with itself, as often as one likes.</summary>
public interface ISelfComparison : IDisposable
{
    /// <summary>What the figures depend on, one line.</summary>
    string Conditions { get; }

    /// <summary>One comparison.</summary>
    /// <param name="number">Its number: it seeds the coins, so that a study that goes on throws new ones.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing of it counts.</exception>
    RecordedComparison Run(int number, CancellationToken cancellation);
}
