using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>
/// Answers of a variant to a task that differ from those of the reference of the same run. Not made for a regression, which has no flips.
/// </summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Examples">Number of examples of the task.</param>
/// <param name="Flips">Number of examples whose answer differs.</param>
/// <param name="Losses">Number of flips that only the reference answers correctly.</param>
/// <param name="Gains">Number of flips that only the variant answers correctly.</param>
/// <param name="Shown">Some of the flips: losses first, then gains, then the rest, each in file order.</param>
internal sealed record FlippedAnswers(
    string Variant,
    string Task,
    int Examples,
    int Flips,
    int Losses,
    int Gains,
    ImmutableArray<FlippedExample> Shown) : ICheckResult;
