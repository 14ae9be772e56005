using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyGate.Measurement.Protocols.PairedLaunches;

namespace EnergyGate.Bench.Simulation;

/// <summary>
/// One cell of a simulated comparison with a known ratio. For each unit the machine makes the noise of 32 blocks and the bias of two
/// launches. The real schedule assigns the blocks to the arms, and the real figures turn them into a log-ratio. Nothing allocates after the
/// constructor. Not thread-safe.
/// </summary>
/// <param name="kind">The machine's noise.</param>
internal sealed class SimulatedCell(NoiseKind kind)
{
    private readonly BlockNoise noise = new(kind);
    private readonly double[] figures = new double[UnitOrder.Blocks];
    private UnitSchedule schedule = new(0);
    private int cell;
    private int unit;
    private double logRatio;

    /// <summary>Extra work of the candidate. Default: none.</summary>
    public PlantedShape Shape { get; set; } = PlantedShape.None;

    /// <summary>ln(candidate / base) of the totals of the last unit.</summary>
    public double TotalLogRatio { get; private set; }

    /// <summary>Begins a run.</summary>
    /// <param name="schedule">The random order of the pull request.</param>
    /// <param name="cell">Number of the cell in it, from 0.</param>
    /// <param name="seed">Random seed of the noise; unrelated to the schedule's.</param>
    /// <param name="ratio">The true ratio candidate / base, above 0.</param>
    public void Start(UnitSchedule schedule, int cell, ulong seed, double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        (this.schedule, this.cell, unit, logRatio) = (schedule, cell, 0, Math.Log(ratio));
        noise.Start(seed);
    }

    /// <summary>The next unit's log-ratio.</summary>
    public double NextUnit()
    {
        noise.Next(figures);
        var ratio = logRatio + noise.NextRatio();
        var order = schedule.At(unit, cell);
        var launches = kind.KeepsOneLaunch ? schedule.At(0, cell) : order;
        for (var launch = 0; launch < UnitOrder.Launches; launch++)
        {
            noise.NextLaunch();
            AssignArms(order, launch, launches.LaunchedFirst(kind.KeepsOneLaunch ? 0 : launch), ratio);
        }

        Exponentiate(figures);
        if (Shape != PlantedShape.None)
        {
            Plant(order);
        }

        TotalLogRatio = TotalOf(order);
        unit++;
        return UnitLogRatio.Of(order, figures);
    }

    /// <summary>
    /// The costs of the next blocks when one arm runs alone, as a tool sees them that measures one arm after the other.
    /// </summary>
    /// <param name="costs">Receives the cost per block; 1 without noise.</param>
    /// <param name="arm">The candidate's blocks cost the ratio more.</param>
    public void NextBlocks(Span<double> costs, ComparisonArm arm)
    {
        noise.Next(costs);
        var extra = arm == ComparisonArm.Candidate ? logRatio : noise.LaunchBias;
        foreach (ref var cost in costs)
        {
            cost = Math.Exp(cost + extra);
        }
    }

    private double TotalOf(UnitOrder order)
    {
        var (reference, candidate) = (0.0, 0.0);
        for (var block = 0; block < figures.Length; block++)
        {
            var isBase = order.ArmAt(block) == ComparisonArm.Base;
            reference += isBase ? figures[block] : 0;
            candidate += isBase ? 0 : figures[block];
        }

        return Math.Log(candidate / reference);
    }

    private void Plant(UnitOrder order)
    {
        const int BlocksOfAnArm = UnitOrder.BlocksPerLaunch / 2;
        for (var launch = 0; launch < UnitOrder.Launches; launch++)
        {
            var runIn = (int)(schedule.RunInAt(unit, launch) * BlocksOfAnArm * PlantedShape.BatchesPerBlock);
            var batch = PlantedShape.WarmUpBatches + runIn;
            for (var block = launch * UnitOrder.BlocksPerLaunch; block < (launch + 1) * UnitOrder.BlocksPerLaunch; block++)
            {
                if (order.ArmAt(block) == ComparisonArm.Candidate)
                {
                    figures[block] *= Shape.OfBlock(batch);
                    batch += PlantedShape.BatchesPerBlock;
                }
            }
        }
    }

    // e^x of each, four at a time where the processor can: most of the time of a simulation is spent here.
    private static void Exponentiate(Span<double> values)
    {
        foreach (ref var four in MemoryMarshal.Cast<double, Vector256<double>>(values))
        {
            four = Vector256.Exp(four);
        }
    }

    private void AssignArms(UnitOrder order, int launch, ComparisonArm first, double ratio)
    {
        ComparisonArm? previous = null; // no thread spins yet when a launch begins
        for (var quad = 0; quad < UnitOrder.QuadsPerLaunch; quad++)
        {
            var outer = order.Quad(launch, quad).Outer;
            var start = launch * UnitOrder.BlocksPerLaunch + quad * QuadOrder.Blocks;
            for (var place = 0; place < QuadOrder.Blocks; place++)
            {
                var arm = place is 0 or 3 ? outer : 1 - outer;
                var effect = arm == ComparisonArm.Candidate ? ratio : 0;
                var bias = arm == first ? noise.LaunchBias : 0;
                var spin = previous is null || previous == arm
                    ? 0
                    : arm == ComparisonArm.Candidate ? kind.CarryOverOfBase
                    : kind.CarryOverOfCandidate;
                figures[start + place] += effect + bias + (spin == 0 ? 0 : Math.Log(1 + spin));
                previous = arm;
            }
        }
    }
}
