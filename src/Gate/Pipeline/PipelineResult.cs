using System.Collections.Immutable;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Pipeline;

/// <summary>The result of a run of the pipeline.</summary>
/// <param name="Result">The verdicts, for reports.</param>
/// <param name="Found">All results of the checks, in their order.</param>
internal sealed record PipelineResult(GateResult Result, ImmutableArray<ICheckResult> Found)
{
    /// <summary>What a recording of the run would write.</summary>
    public BaselineDraft Draft => BaselineDraft.Of(Found);
}
