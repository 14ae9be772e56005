namespace EnergyGate.Measurement.Protocols.PairedLaunches;

/// <summary>
/// The order of one unit: two fresh launches of both workers in opposite orders, each with four quads. A bias from the launch order
/// therefore enters the two launches with opposite signs; which order comes first is random.
/// </summary>
/// <param name="Coins">Random bits. Bit 0: the arm launched first in launch 0; bits 1 to 8: the quads, in time order.</param>
public readonly record struct UnitOrder(ushort Coins)
{
    /// <summary>Launches per unit; each starts both workers afresh.</summary>
    public const int Launches = 2;

    /// <summary>Quads per launch.</summary>
    public const int QuadsPerLaunch = 4;

    /// <summary>Blocks per launch.</summary>
    public const int BlocksPerLaunch = QuadsPerLaunch * QuadOrder.Blocks;

    /// <summary>Blocks per unit, half of them per arm.</summary>
    public const int Blocks = Launches * BlocksPerLaunch;

    /// <summary>Random bits per unit.</summary>
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
