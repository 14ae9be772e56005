using System.Collections.Immutable;

namespace EnergyGate.Gate.Results;

/// <summary>
/// How a variant's answers to a task differ from the reference's of the same run. A regression has no flips, and no such value.
/// </summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Examples">Examples of the task.</param>
/// <param name="Flips">Examples whose answer differs.</param>
/// <param name="Losses">Those that only the reference has right.</param>
/// <param name="Gains">Those that only the variant has right.</param>
/// <param name="Shown">Some of the flips: losses first, then gains, then the rest, each in file order.</param>
public sealed record FlippedAnswers(string Variant, string Task, int Examples, int Flips, int Losses, int Gains, ImmutableArray<FlippedExample> Shown)
    : ICheckResult;
