using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks;

/// <summary>
/// One check of a run: it looks at the variants and yields what it finds. <c>Pipeline/CheckCatalog</c> lists all of them; a run makes one
/// instance of each, so that a check may keep what its own later calls use again.
/// </summary>
public interface ICheck
{
    /// <summary>The check's name, in one word.</summary>
    string Name { get; }

    /// <summary>Runs the check. Each result is yielded as soon as it is found, so that an interrupted run keeps it.</summary>
    /// <param name="context">What the check looks at, what earlier checks found, and what all checks share.</param>
    /// <exception cref="BadInputException">A baseline is corrupt; the message names file and line.</exception>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    IEnumerable<ICheckResult> Run(CheckContext context);
}
