using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Checks;

/// <summary>
/// One check of a run: it yields its results on the variants. <c>Pipeline/CheckCatalog</c> lists all checks. A run creates one instance of
/// each, so a check may cache results between its own calls.
/// </summary>
internal interface ICheck
{
    /// <summary>The check's name, in one word.</summary>
    string Name { get; }

    /// <summary>Runs the check. Each result is yielded as soon as it is found, so that an interrupted run keeps it.</summary>
    /// <param name="context">Variants and tasks to check, results of earlier checks, and shared services.</param>
    /// <exception cref="BadInputException">A baseline is corrupt; the message names file and line.</exception>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    IEnumerable<ICheckResult> Run(CheckContext context);
}
