using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>Difference of a classification metric; a slot is a triple (label, class of the reference, class of the candidate).</summary>
internal sealed class ClassificationDifference : IPairedDifference
{
    private readonly GlueMetric metric;
    private readonly int[] slots;
    private readonly ConfusionMatrix reference;
    private readonly ConfusionMatrix candidate;
    private readonly int classCount;

    public ClassificationDifference(GlueMetric metric, int classCount, ReadOnlySpan<int> labels, ReadOnlySpan<int> reference, ReadOnlySpan<int> candidate)
    {
        this.metric = metric;
        this.classCount = classCount;
        this.reference = new ConfusionMatrix(classCount);
        this.candidate = new ConfusionMatrix(classCount);
        slots = new int[labels.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = (((labels[i] * classCount) + reference[i]) * classCount) + candidate[i];
        }
    }

    public ReadOnlySpan<int> Slots => slots;

    public int SlotCount => classCount * classCount * classCount;

    public double At(ReadOnlySpan<int> times)
    {
        reference.Clear();
        candidate.Clear();
        for (var slot = 0; slot < times.Length; slot++)
        {
            var label = slot / (classCount * classCount);
            reference.Add(label, slot / classCount % classCount, times[slot]);
            candidate.Add(label, slot % classCount, times[slot]);
        }

        return Value(candidate) - Value(reference);
    }

    private double Value(ConfusionMatrix matrix) => metric switch
    {
        GlueMetric.Accuracy => matrix.Accuracy(),
        GlueMetric.F1 => matrix.F1(),
        _ => matrix.Matthews(),
    };
}
