namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A variant that a worker has loaded and can run in blocks.</summary>
public interface IWorkerVariant : IDisposable
{
    /// <summary>Batches of one pass over the mix.</summary>
    int BatchCount { get; }

    /// <summary>Texts that some batches answer.</summary>
    /// <param name="first">The first batch; counted on beyond the last, it begins again.</param>
    /// <param name="count">How many batches.</param>
    int TextCount(int first, int count);

    /// <summary>Runs some batches; allocates nothing.</summary>
    /// <param name="first">The first batch; counted on beyond the last, it begins again.</param>
    /// <param name="count">How many batches.</param>
    void Run(int first, int count);
}
