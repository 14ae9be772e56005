using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks.Accuracy;

/// <summary>
/// Are a variant's answers good enough, compared with the reference's of the same run? Checks scores, flips and margins of each variant
/// on each task.
/// </summary>
internal sealed class AccuracyCheck : ICheck
{
    /// <inheritdoc/>
    public string Name => "accuracy";

    /// <inheritdoc/>
    public IEnumerable<ICheckResult> Run(CheckContext context)
    {
        var cells = AccuracyCells.Of(context);
        var comparisons = new List<AccuracyComparison>();
        foreach (var answers in context.AnswersInOrder())
        {
            if (answers.Predictions is not { } predictions)
            {
                continue; // the parity check reports why it does not run
            }

            var (variant, task, inputs) = (answers.Variant, answers.Task.Model.Task, answers.Task.Inputs);
            yield return AnswerQualities.Of(variant.Name, task, inputs, answers.Reference, predictions);
            if (answers.IsReference)
            {
                foreach (var cell in cells.OfReference(variant, task, inputs, predictions))
                {
                    yield return cell;
                }

                continue;
            }

            comparisons.AddRange(cells.Compare(variant, task, inputs, predictions, answers.Reference));
            foreach (var cell in cells.OfFlips(variant, task, inputs, predictions, answers.Reference)
                .Concat(cells.OfMargin(variant, task, inputs, predictions, answers.Reference)))
            {
                yield return cell;
            }

            if (AnswerFlips.Of(variant.Name, task, inputs, answers.Reference, predictions) is { } flips)
            {
                yield return flips;
            }
        }

        // Last, because the correction needs all comparisons of the run.
        foreach (var cell in cells.OfScores(comparisons))
        {
            yield return cell;
        }
    }
}
