
namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A worker as the comparison sees it: a process, or a stand-in of the tests. Disposing ends it.</summary>
public interface IWorker : IDisposable
{
    /// <summary>The number of its process.</summary>
    int ProcessId { get; }

    /// <summary>Loads a variant in place of the one before, and warms it up.</summary>
    /// <exception cref="WorkerRefusalException">The worker lives, the variant does not.</exception>
    /// <exception cref="WorkerFailureException">The worker ended or hangs; it has been killed.</exception>
    LoadedVariant Load(string variant);

    /// <summary>Runs a block of the loaded variant.</summary>
    /// <param name="first">The first batch; counted on beyond the last, it begins again.</param>
    /// <param name="count">How many batches.</param>
    WorkerBlock Block(int first, int count);

    /// <summary>From now on every block does so much more work, e.g. 0.05.</summary>
    void Plant(double fraction);
}
