using EnergyGate.Errors;

namespace EnergyGate.Evaluation.Tasks;

/// <summary>A name that is no task's. The message lists the legal names.</summary>
public sealed class UnknownTaskException : UserErrorException
{
    /// <summary>Makes the exception for a name that was given.</summary>
    public UnknownTaskException(string given)
        : base(
            $"unknown task '{given}': legal are {string.Join(", ", GlueTasks.All.Select(task => task.Name))} "
            + "(case and hyphens do not matter)")
    {
        Given = given;
    }

    /// <summary>The name as given.</summary>
    public string Given { get; }
}
