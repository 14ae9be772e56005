using System.Collections.Immutable;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Pipeline;

/// <summary>What a run of the pipeline gives.</summary>
/// <param name="Result">The verdicts, for reports.</param>
/// <param name="Found">All that the checks found, in the order in which they found it.</param>
public sealed record PipelineResult(GateResult Result, ImmutableArray<ICheckResult> Found)
{
    /// <summary>What a recording of the run would write.</summary>
    public BaselineDraft Draft => BaselineDraft.Of(Found);
}
