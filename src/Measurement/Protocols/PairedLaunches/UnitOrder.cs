namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// The order of one unit: two fresh launches of both workers, the second in the reverse order of the first, and in each four quads.
/// A bias that follows the order of launching is in the two launches with opposite signs, and a coin decides which comes first.
/// </summary>
/// <param name="Coins">Bit 0: who is launched first in launch 0; bits 1 to 8: the quads, in time order.</param>
public readonly record struct UnitOrder(ushort Coins)
{
    /// <summary>Fresh launches of the pair in a unit.</summary>
    public const int Launches = 2;

    /// <summary>Quads in a launch.</summary>
    public const int QuadsPerLaunch = 4;

    /// <summary>Blocks in a launch.</summary>
    public const int BlocksPerLaunch = QuadsPerLaunch * QuadOrder.Blocks;

    /// <summary>Blocks in a unit, half of them of each arm.</summary>
    public const int Blocks = Launches * BlocksPerLaunch;

    /// <summary>Random bits that a unit needs.</summary>
    internal const int CoinCount = 1 + Launches * QuadsPerLaunch;

    /// <summary>The arm whose worker is launched first.</summary>
    /// <param name="launch">0 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such launch.</exception>
    public ComparisonArm LaunchedFirst(int launch)
    {
        RequireBelow(launch, Launches, nameof(launch));
        return (ComparisonArm)((Coins ^ launch) & 1);
    }

    /// <summary>The order of a quad's blocks.</summary>
    /// <param name="launch">0 or 1.</param>
    /// <param name="quad">0 to 3, in time order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such quad.</exception>
    public QuadOrder Quad(int launch, int quad)
    {
        RequireBelow(launch, Launches, nameof(launch));
        RequireBelow(quad, QuadsPerLaunch, nameof(quad));
        return new((ComparisonArm)((Coins >> (1 + launch * QuadsPerLaunch + quad)) & 1));
    }

    /// <summary>The arm of a block.</summary>
    /// <param name="block">0 to 31, in time order over both launches.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    public ComparisonArm ArmAt(int block)
    {
        RequireBelow(block, Blocks, nameof(block));
        var launch = block / BlocksPerLaunch;
        return Quad(launch, block % BlocksPerLaunch / QuadOrder.Blocks).ArmAt(block % QuadOrder.Blocks);
    }

    private static void RequireBelow(int value, int limit, string name)
    {
        if ((uint)value >= (uint)limit)
        {
            throw new ArgumentOutOfRangeException(name, value, $"give a number from 0 to {limit - 1}");
        }
    }
}
