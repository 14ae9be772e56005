using System.Collections.Immutable;
using EnergyGate.Evaluation.Comparisons;
using EnergyGate.Evaluation.Readers;

namespace EnergyGate.Bench.Planting;

/// <summary>Judges answers to one task, as if a variant had given them.</summary>
public interface IAnswerJudge
{
    /// <summary>The examples of the task.</summary>
    ImmutableArray<LabelledExample> Examples { get; }

    /// <summary>The answers of the reference, in the order of the examples.</summary>
    TaskPredictions Reference { get; }

    /// <summary>The number of flips that the variant declares; null for a regression, which has none.</summary>
    int? DeclaredFlips { get; }

    /// <summary>Judges the answers.</summary>
    /// <param name="answers">Answers to all examples.</param>
    AnswerVerdict Judge(TaskPredictions answers);
}
