using System.Collections.Immutable;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>All blocks of one arm: two for each round, in the order in which they were measured.</summary>
/// <param name="Name">The arm's name.</param>
/// <param name="ItemsPerRun">Items that one call handles.</param>
/// <param name="RunsPerBlock">Calls in a block.</param>
/// <param name="Blocks">[2 * rounds] the blocks; those of round r stand at 2r and 2r + 1.</param>
public sealed record ArmSeries(string Name, int ItemsPerRun, int RunsPerBlock, ImmutableArray<RoundBlock> Blocks)
{
    /// <summary>Blocks of one arm in a round.</summary>
    public const int BlocksPerRound = 2;

    /// <summary>Complete rounds.</summary>
    public int Rounds => Blocks.Length / BlocksPerRound;
}
