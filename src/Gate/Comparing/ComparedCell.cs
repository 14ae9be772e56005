using EnergyGate.Measurement.Sequential;

namespace EnergyGate.Gate.Comparing;

/// <summary>One cell of a comparison while it is measured: its test, its totals, what went wrong. Not thread-safe.</summary>
/// <param name="number">Its number among the cells declared.</param>
/// <param name="variant">The variant.</param>
/// <param name="sameBatches">Whether both sides run the same batches, so that part of a pass can be compared with the same part.</param>
/// <param name="plan">Errors and tuning.</param>
public sealed class ComparedCell(int number, string variant, bool sameBatches, SequentialPlan plan)
{
    /// <summary>The largest share of units that may be void.</summary>
    private const double MostVoid = 0.1;

    private readonly List<double> units = [];

    /// <summary>Its number among the cells declared.</summary>
    public int Number => number;

    /// <summary>The variant.</summary>
    public string Variant => variant;

    /// <summary>Whether both sides run the same batches.</summary>
    public bool HasSameBatches => sameBatches;

    /// <summary>Batches of a block, the same for both sides and all units; null until the first launch has shown how long a batch takes.</summary>
    public int? BatchesPerBlock { get; set; }

    /// <summary>The test of the ratio of joules.</summary>
    public SequentialTest Test { get; } = new(plan);

    /// <summary>ln(candidate / base) of each unit that counts.</summary>
    public IReadOnlyList<double> Units => units;

    /// <summary>What the base spent.</summary>
    public ArmTotals Base { get; private set; }

    /// <summary>What the candidate spent.</summary>
    public ArmTotals Candidate { get; private set; }

    /// <summary>Units that do not count.</summary>
    public int VoidUnits { get; private set; }

    /// <summary>Why the latest void unit does not count; null without one.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>Why it can no longer be measured; null while it can.</summary>
    public string? GivenUp { get; private set; }

    /// <summary>Whether more units would help.</summary>
    public bool IsOpen => GivenUp is null && Test.Decision == SequentialDecision.Open && !Test.IsSpent;

    /// <summary>Whether so many units are void that the rest may be biased: voiding is blind, but a tenth is the most that is believed.</summary>
    public bool HasTooManyVoid => VoidUnits > 1 && VoidUnits > MostVoid * (VoidUnits + Test.Units);

    /// <summary>Takes a unit in.</summary>
    public void Add(UnitOutcome unit)
    {
        if (unit.VoidReason is { } reason)
        {
            VoidUnits++;
            VoidReason = reason;
            return;
        }

        Test.Add(unit.LogRatio);
        units.Add(unit.LogRatio);
        Base = Base.With(unit.Base);
        Candidate = Candidate.With(unit.Candidate);
    }

    /// <summary>Ends its measurement.</summary>
    public void GiveUp(string reason) => GivenUp = reason;
}
