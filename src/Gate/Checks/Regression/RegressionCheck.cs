using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks.Regression;

/// <summary>Are a variant's answers as good as they were? Compares its answers to each task with its own stored ones.</summary>
internal sealed class RegressionCheck : ICheck
{
    /// <inheritdoc/>
    public string Name => "regression";

    /// <inheritdoc/>
    public IEnumerable<ICheckResult> Run(CheckContext context)
    {
        foreach (var answers in context.AnswersInOrder())
        {
            if (answers.Predictions is not { } predictions)
            {
                continue; // the parity check reports why it does not run
            }

            var cells = RegressionCells.Of(context, answers.Task);
            var scope = cells.ScopeOf(DependsOnMachine(context, answers));
            foreach (var entry in cells.Entries(answers.Variant, scope, predictions, answers.Reference))
            {
                yield return entry;
            }

            foreach (var cell in cells.OfAnswers(answers.Variant, scope, predictions))
            {
                yield return cell;
            }
        }
    }

    // 8-bit products depend on the instruction set; on a graphics board, every number depends on the board.
    private static bool DependsOnMachine(CheckContext context, VariantAnswers answers) =>
        context.Options.Provider != "CPU" || !answers.Task.GraphOf(answers.Variant).Result.Log.QuantizedWeights.IsEmpty;
}
