using EnergyGate.Evaluation.Metrics;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Evaluation.Comparisons;

/// <summary>
/// Difference of a classification metric; a slot is a triple (label, class of the reference, class of the candidate). Half an example that
/// both answer correctly counts as a loss, and half an example that both answer wrongly as a gain. Reason: a set without flips of one kind
/// does not prove that there are none.
/// </summary>
internal sealed class ClassificationDifference : IPairedDifference
{
    private readonly GlueMetric metric;
    private readonly double[] weights;
    private readonly ConfusionMatrix reference;
    private readonly ConfusionMatrix candidate;
    private readonly int classCount;

    public ClassificationDifference(
        GlueMetric metric, int classCount, ReadOnlySpan<int> labels, ReadOnlySpan<int> reference, ReadOnlySpan<int> candidate)
    {
        this.metric = metric;
        this.classCount = classCount;
        this.reference = new ConfusionMatrix(classCount);
        this.candidate = new ConfusionMatrix(classCount);
        weights = new double[classCount * classCount * classCount];
        for (var i = 0; i < labels.Length; i++)
        {
            weights[Slot(labels[i], reference[i], candidate[i])]++;
        }

        MoveHalfAnExample((label, answer) => label == answer, (label, _) => Enumerable.Range(0, classCount).Where(other => other != label));
        MoveHalfAnExample((label, answer) => label != answer, (label, _) => [label]);
    }

    public ReadOnlySpan<double> Weights => weights;

    public double At(ReadOnlySpan<double> times)
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

    private int Slot(int label, int before, int after) => (((label * classCount) + before) * classCount) + after;

    // From every slot in which both answer the same, in proportion to its size.
    private void MoveHalfAnExample(Func<int, int, bool> isSource, Func<int, int, IEnumerable<int>> targets)
    {
        var sources = Enumerable.Range(0, classCount * classCount).Select(i => (Label: i / classCount, Answer: i % classCount))
            .Where(pair => isSource(pair.Label, pair.Answer) && weights[Slot(pair.Label, pair.Answer, pair.Answer)] > 0).ToList();
        var total = sources.Sum(pair => weights[Slot(pair.Label, pair.Answer, pair.Answer)]);
        foreach (var (label, answer) in sources)
        {
            var source = Slot(label, answer, answer);
            var moved = weights[source] * 0.5 / total;
            weights[source] -= moved;
            var answers = targets(label, answer).ToList();
            answers.ForEach(after => weights[Slot(label, answer, after)] += moved / answers.Count);
        }
    }
}
