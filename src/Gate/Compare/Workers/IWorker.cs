using System.Collections.Immutable;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Compare.Workers;

/// <summary>A worker as the comparison sees it: a process, or a stand-in in tests. Disposing ends it.</summary>
internal interface IWorker : IDisposable
{
    /// <summary>Its process id.</summary>
    int ProcessId { get; }

    /// <summary>Its CPU time as read from outside; null where it cannot be read.</summary>
    IProcessorClock? ProcessorClock => null;

    /// <summary>Whether it has, or had, child processes that used CPU time: they are in no clock of it.</summary>
    bool HasChildren => false;

    /// <summary>Loads a variant, or its pipeline, in place of the previous one, and warms it up.</summary>
    /// <param name="variant">A <see cref="WorkName"/>.</param>
    /// <exception cref="WorkerRefusalException">The worker cannot run the variant; the worker itself keeps running.</exception>
    /// <exception cref="WorkerFailureException">The worker ended or hung; it has been killed.</exception>
    LoadedVariant Load(string variant);

    /// <summary>Runs a block of the loaded variant.</summary>
    /// <param name="first">Index of the first batch; indices wrap around after the last batch.</param>
    /// <param name="count">Number of batches.</param>
    WorkerBlock Block(int first, int count);

    /// <summary>Runs one batch of the loaded variant and tells its answers.</summary>
    /// <param name="batch">Its number in the pass, from 0.</param>
    /// <returns>[rows, logits per text], row-major; null for a worker that cannot tell.</returns>
    float[]? Answers(int batch) => null;

    /// <summary>Wall time per stage of the loaded pipeline so far, in the order of <see cref="PipelineStage"/>.</summary>
    /// <returns>Null for a worker that cannot tell.</returns>
    ImmutableArray<Seconds>? Stages() => null;

    /// <summary>Does extra work from now on.</summary>
    void Plant(Plant plant);
}
