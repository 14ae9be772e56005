using System.Collections.Immutable;

namespace EnergyGate.Measurement.Protocols.Interleaved;

/// <summary>All blocks of one arm: two per round, in measurement order.</summary>
/// <param name="Name">The arm's name.</param>
/// <param name="ItemsPerRun">Items per call.</param>
/// <param name="RunsPerBlock">Calls per block.</param>
/// <param name="Blocks">[2 * rounds] the blocks; round r has indices 2r and 2r + 1.</param>
public sealed record ArmSeries(string Name, int ItemsPerRun, int RunsPerBlock, ImmutableArray<RoundBlock> Blocks)
{
    /// <summary>Blocks per arm and round.</summary>
    public const int BlocksPerRound = 2;

    /// <summary>Number of complete rounds.</summary>
    public int Rounds => Blocks.Length / BlocksPerRound;
}
