using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters.Clocks;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Gate.Compare.Launching;

/// <summary>
/// Starts workers whose work is checked: each block must answer the texts that it was asked to answer, with the answers that the worker
/// gives when it is asked for them. Not thread-safe.
/// </summary>
/// <param name="inner">Starts the workers.</param>
/// <param name="texts">Texts of each batch of a pass, by arm and variant.</param>
/// <param name="comparesBits">
/// Whether the answers to one batch are the same bits in every launch: true for the CPU provider on one thread.
/// </param>
internal sealed class CheckedLauncher(
    IWorkerLauncher inner, Func<WorkerArm, string, ImmutableArray<int>> texts, bool comparesBits) : IWorkerLauncher
{
    private readonly Dictionary<(WorkerArm Arm, string Variant), ulong[]?> digests = [];

    /// <inheritdoc/>
    public IWorker Launch(WorkerArm arm) => new Worker(inner.Launch(arm), arm, this);

    private ImmutableArray<int> TextsOf(WorkerArm arm, string variant) => texts(arm, variant);

    // Digests of the checked answers, batch by batch; null for a worker that cannot be asked.
    private ulong[]? Checked(IWorker worker, WorkerArm arm, string variant, int batches)
    {
        if (digests.TryGetValue((arm, variant), out var known))
        {
            return known;
        }

        var found = new ulong[comparesBits ? batches : 0];
        for (var batch = 0; batch < found.Length; batch++)
        {
            if (worker.Answers(batch) is not { } logits)
            {
                found = [];
                break;
            }

            found[batch] = AnswerDigest.Of(batch, Finite(logits, arm, batch));
        }

        return digests[(arm, variant)] = found.Length == 0 ? null : found;
    }

    private static float[] Finite(float[] logits, WorkerArm arm, int batch) => Array.TrueForAll(logits, float.IsFinite)
        ? logits
        : throw Wrong(arm, $"{Name(arm)}'s answers to batch {batch} are not finite numbers");

    // The base's faults are not the candidate's: they leave the cell open.
    private static Exception Wrong(WorkerArm arm, string message) =>
        arm == WorkerArm.Candidate ? new WrongAnswersException(message) : new WorkerRefusalException(message);

    private static string Name(WorkerArm arm) => $"the {arm.ToString().ToLowerInvariant()} worker";

    private sealed class Worker(IWorker inner, WorkerArm arm, CheckedLauncher owner) : IWorker
    {
        private ImmutableArray<int> texts = [];
        private ulong[]? expected;

        public int ProcessId => inner.ProcessId;

        public IProcessorClock? ProcessorClock => inner.ProcessorClock;

        public bool HasChildren => inner.HasChildren;

        public LoadedVariant Load(string variant)
        {
            var loaded = inner.Load(variant);
            texts = owner.TextsOf(arm, variant);
            if (loaded.BatchCount != texts.Length)
            {
                throw Wrong(
                    arm,
                    $"{Name(arm)} makes {Format.Count(loaded.BatchCount, "batch", "batches")} of the texts instead of {texts.Length}");
            }

            expected = owner.Checked(inner, arm, variant, texts.Length);
            return loaded;
        }

        public WorkerBlock Block(int first, int count)
        {
            var block = inner.Block(first, count);
            var asked = 0;
            for (var i = 0; i < count; i++)
            {
                asked += texts[(first + i) % texts.Length];
            }

            if (block.Texts != asked)
            {
                throw Wrong(arm, $"{Name(arm)} says that it answered {block.Texts} texts; it was asked to answer {asked}");
            }

            if (expected is not null
                && block.Digest is { } digest
                && digest != AnswerDigest.OfBlock(first, count, expected))
            {
                throw Wrong(
                    arm,
                    $"{Name(arm)}'s answers in a measured block (batches {first} to {first + count - 1}) are not those that it gives when "
                    + "it is asked for them: some of the work was not done");
            }

            return block;
        }

        public float[]? Answers(int batch) => inner.Answers(batch);

        public ImmutableArray<Seconds>? Stages() => inner.Stages();

        public void Plant(Plant plant) => inner.Plant(plant);

        public void Dispose() => inner.Dispose();
    }
}
