using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Bench.Simulation;

/// <summary>
/// The noise of one machine over one run, block by block, in time order. It is made before the blocks are assigned to the arms.
/// </summary>
internal sealed class BlockNoise(NoiseKind kind)
{
    private const double ThermalBlocks = 300;
    private const int StepWithin = 512;
    private const double NeighbourSwitch = 0.05;
    private const double BurstGoesOn = 2.0 / 3;
    private const double RatioAutocorrelation = 0.5;

    private readonly double innovation = kind.Deviation * Math.Sqrt(1 - kind.Autocorrelation * kind.Autocorrelation);
    private readonly double ratioInnovation = kind.RatioDeviation * Math.Sqrt(1 - RatioAutocorrelation * RatioAutocorrelation);
    private readonly SplitMix64 random = new(0);
    private int block;
    private int stepAt;
    private double previous;
    private double burst;
    private bool hasNeighbour;
    private double ratio;

    /// <summary>Extra cost of the worker that is launched first, in the launch that <see cref="NextLaunch"/> began.</summary>
    public double LaunchBias { get; private set; }

    /// <summary>Begins a run.</summary>
    public void Start(ulong seed)
    {
        random.Restart(SplitMix64.Mix(seed));
        block = 0;
        stepAt = (int)(random.NextUniform() * StepWithin);
        previous = kind.Deviation * NormalSource.Next(random);
        ratio = kind.RatioDeviation * NormalSource.Next(random);
        burst = 0;
        hasNeighbour = random.NextUniform() < 0.5;
        LaunchBias = DrawLaunchBias();
    }

    /// <summary>Begins a launch: a new bias, unless the machine keeps one.</summary>
    public void NextLaunch() => LaunchBias = kind.KeepsOneLaunch ? LaunchBias : DrawLaunchBias();

    /// <summary>Deviation of the next unit's ratio from its mean.</summary>
    public double NextRatio()
    {
        if (kind.RatioDeviation > 0)
        {
            ratio = RatioAutocorrelation * ratio + ratioInnovation * NormalSource.Next(random);
        }

        return ratio;
    }

    /// <summary>Writes the noise of the next blocks, as logarithms.</summary>
    public void Next(Span<double> noise)
    {
        foreach (ref var value in noise)
        {
            value = Steady() + Weather();
            block++;
        }
    }

    private double Steady()
    {
        var drawn = NormalSource.Next(random);
        if (kind.HasHeavyTails)
        {
            drawn /= Math.Sqrt((Square() + Square() + Square()) / 3);
        }

        previous = kind.Autocorrelation * previous + innovation * drawn;
        return previous;
    }

    private double Weather()
    {
        var value = kind.ThermalDrift > 0 ? kind.ThermalDrift * (1 - Math.Exp(-block / ThermalBlocks)) : 0;
        value += block >= stepAt ? kind.Step : 0;
        value += kind.Alternation * (block % 4 is 0 or 3 ? 1 : -1);
        if (kind.Tick > 0)
        {
            value += Math.Log(1 + kind.Tick * (random.NextUniform() - random.NextUniform()));
        }

        if (kind.NeighbourLoad > 0)
        {
            hasNeighbour ^= random.NextUniform() < NeighbourSwitch;
            value += hasNeighbour ? kind.NeighbourLoad : 0;
        }

        if (kind.BurstProbability > 0)
        {
            value += Burst();
        }

        return value;
    }

    private double Burst()
    {
        var drawn = random.NextUniform();
        if (burst > 0)
        {
            burst = drawn < BurstGoesOn ? burst : 0;
        }
        else if (drawn < kind.BurstProbability)
        {
            burst = -kind.BurstHeight * Math.Log(1 - random.NextUniform());
        }

        return burst;
    }

    private double Square()
    {
        var drawn = NormalSource.Next(random);
        return drawn * drawn;
    }

    private double DrawLaunchBias() => kind.LaunchBias == 0 && kind.LaunchBiasDeviation == 0
        ? 0
        : kind.LaunchBias + kind.LaunchBiasDeviation * NormalSource.Next(random);
}
