using EnergyGate.Errors;

namespace EnergyGate.Evaluation.Tasks;

/// <summary>A model's label names that are not those of the task.</summary>
public sealed class LabelMismatchException : UserErrorException
{
    /// <summary>Makes the exception for a task and the names that the model gives.</summary>
    public LabelMismatchException(GlueTask task, IReadOnlyList<string> modelLabels)
        : base(Describe(task, modelLabels))
    {
    }

    private static string Describe(GlueTask task, IReadOnlyList<string> modelLabels)
    {
        ArgumentNullException.ThrowIfNull(task);
        var legal = task.IsRegression
            ? "one logit of any name"
            : $"{string.Join(", ", task.Labels)} in any order, or LABEL_0 to LABEL_{task.Labels.Length - 1}";
        return $"the model's labels [{string.Join(", ", modelLabels)}] are not those of {task.Name}: legal are {legal}; "
            + "correct id2label in the model's configuration";
    }
}
