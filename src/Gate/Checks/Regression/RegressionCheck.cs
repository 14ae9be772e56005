using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks.Regression;

/// <summary>Are a variant's answers as good as they were? Each variant's answers to each task beside its own stored ones.</summary>
public sealed class RegressionCheck : ICheck
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
                continue; // parity says that it does not run
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

    // Each instruction set computes products of bytes in its own way, and a graphics board computes everything in its own way.
    private static bool DependsOnMachine(CheckContext context, VariantAnswers answers) =>
        context.Options.Provider != "CPU" || !answers.Task.GraphOf(answers.Variant).Result.Log.QuantizedWeights.IsEmpty;
}
