using EnergyGate.Statistics.Randomness;

namespace EnergyGate.Measurement.Simulation;

/// <summary>The noise of one machine over one run, block by block, in time order. It is made before anybody knows which arm a block will be of.</summary>
internal sealed class BlockNoise(NoiseKind kind)
{
    private const double ThermalBlocks = 300;
    private const int StepWithin = 512;
    private const double NeighbourSwitch = 0.05;
    private const double BurstGoesOn = 2.0 / 3;
    private const double RatioAutocorrelation = 0.5;

    private readonly double _innovation = kind.Deviation * Math.Sqrt(1 - kind.Autocorrelation * kind.Autocorrelation);
    private readonly double _ratioInnovation = kind.RatioDeviation * Math.Sqrt(1 - RatioAutocorrelation * RatioAutocorrelation);
    private readonly SplitMix64 _random = new(0);
    private int _block;
    private int _stepAt;
    private double _previous;
    private double _burst;
    private bool _hasNeighbour;
    private double _ratio;

    /// <summary>What the worker launched first costs more, in the launch that <see cref="NextLaunch"/> began.</summary>
    public double LaunchBias { get; private set; }

    /// <summary>Begins a run.</summary>
    public void Start(ulong seed)
    {
        _random.Restart(SplitMix64.Mix(seed));
        _block = 0;
        _stepAt = (int)(_random.NextUniform() * StepWithin);
        _previous = kind.Deviation * NormalSource.Next(_random);
        _ratio = kind.RatioDeviation * NormalSource.Next(_random);
        _burst = 0;
        _hasNeighbour = _random.NextUniform() < 0.5;
        LaunchBias = DrawLaunchBias();
    }

    /// <summary>Begins a launch: a new bias, unless the machine keeps one.</summary>
    public void NextLaunch() => LaunchBias = kind.KeepsOneLaunch ? LaunchBias : DrawLaunchBias();

    /// <summary>How far the ratio of the next unit is from its mean.</summary>
    public double NextRatio()
    {
        if (kind.RatioDeviation > 0)
        {
            _ratio = RatioAutocorrelation * _ratio + _ratioInnovation * NormalSource.Next(_random);
        }

        return _ratio;
    }

    /// <summary>Writes the noise of the next blocks, as logarithms.</summary>
    public void Next(Span<double> noise)
    {
        foreach (ref var value in noise)
        {
            value = Steady() + Weather();
            _block++;
        }
    }

    private double Steady()
    {
        var drawn = NormalSource.Next(_random);
        if (kind.HasHeavyTails)
        {
            drawn /= Math.Sqrt((Square() + Square() + Square()) / 3);
        }

        _previous = kind.Autocorrelation * _previous + _innovation * drawn;
        return _previous;
    }

    private double Weather()
    {
        var value = kind.ThermalDrift > 0 ? kind.ThermalDrift * (1 - Math.Exp(-_block / ThermalBlocks)) : 0;
        value += _block >= _stepAt ? kind.Step : 0;
        value += kind.Alternation * (_block % 4 is 0 or 3 ? 1 : -1);
        if (kind.Tick > 0)
        {
            value += Math.Log(1 + kind.Tick * (_random.NextUniform() - _random.NextUniform()));
        }

        if (kind.NeighbourLoad > 0)
        {
            _hasNeighbour ^= _random.NextUniform() < NeighbourSwitch;
            value += _hasNeighbour ? kind.NeighbourLoad : 0;
        }

        if (kind.BurstProbability > 0)
        {
            value += Burst();
        }

        return value;
    }

    private double Burst()
    {
        var drawn = _random.NextUniform();
        if (_burst > 0)
        {
            _burst = drawn < BurstGoesOn ? _burst : 0;
        }
        else if (drawn < kind.BurstProbability)
        {
            _burst = -kind.BurstHeight * Math.Log(1 - _random.NextUniform());
        }

        return _burst;
    }

    private double Square()
    {
        var drawn = NormalSource.Next(_random);
        return drawn * drawn;
    }

    private double DrawLaunchBias() => kind.LaunchBias == 0 && kind.LaunchBiasDeviation == 0
        ? 0
        : kind.LaunchBias + kind.LaunchBiasDeviation * NormalSource.Next(_random);
}
