using System.Collections.Immutable;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Policy.Drift;
using EnergyGate.Gate.Policy.Waivers;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Machines;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Sessions;

namespace EnergyGate.Gate.Checks;

/// <summary>What a check works on. The values are immutable; the services that all checks of a run share belong to the pipeline.</summary>
public sealed record CheckContext
{
    /// <summary>What was asked for.</summary>
    public required GateOptions Options { get; init; }

    /// <summary>The variants to look at, the reference first where it is one of them.</summary>
    public required ImmutableArray<VariantRecipe> Variants { get; init; }

    /// <summary>The tasks to look at: models, texts, graphs.</summary>
    public required ImmutableArray<TaskUnderTest> Tasks { get; init; }

    /// <summary>The stored figures of the model.</summary>
    public required RunBaselines Baselines { get; init; }

    /// <summary>The waivers; none unless the run read some.</summary>
    public WaiverSet Waivers { get; init; } = new([]);

    /// <summary>The drift since the last release; none unless the run read a ledger.</summary>
    public ReleaseDrift Drift { get; init; } = new(new([]), null, null);

    /// <summary>The day (UTC), on which waivers expire.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The results of the checks that ran before.</summary>
    public ImmutableArray<ICheckResult> Results { get; init; } = [];

    /// <summary>The machine of the run.</summary>
    public required MachineFingerprint Machine { get; init; }

    /// <summary>Makes the cells.</summary>
    public required CellFactory Cells { get; init; }

    /// <summary>The variants' answers; each is computed once per run, at first use.</summary>
    public required RunAnswers Answers { get; init; }

    /// <summary>The meter of the run; it is opened at first use.</summary>
    public required Lazy<RunMeter> Meter { get; init; }

    /// <summary>Starts a phase of the run's timeline.</summary>
    public Action<string> Mark { get; init; } = _ => { };

    /// <summary>Progress sink.</summary>
    public required IWorkProgress Progress { get; init; }

    /// <summary>Interrupts the run.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Threads and provider of all sessions but the measured ones.</summary>
    public RunnerSettings Settings => SettingsOf(Options);

    /// <summary>The cells that earlier checks found.</summary>
    public IEnumerable<Cell> FoundCells => Results.OfType<Cell>();

    /// <summary>The settings of a run's sessions.</summary>
    /// <param name="options">Threads and provider.</param>
    // Threads that spin gain nothing here on two quiet cores, and beside other work on one of them answers took 1.5 times as long.
    public static RunnerSettings SettingsOf(GateOptions options) => new(options.Threads, AllowSpinning: false, options.Provider);

    /// <summary>
    /// The answers of all variants, task by task; variants of one recipe follow one another, since they share a session. An interrupted run
    /// ends the enumeration at the first answer that was not computed before.
    /// </summary>
    public IEnumerable<VariantAnswers> AnswersInOrder()
    {
        foreach (var task in Tasks)
        {
            foreach (var variant in Variants.GroupBy(variant => variant.Graph.Name).SelectMany(recipe => recipe))
            {
                if (AnswersOf(variant, task) is not { } answers)
                {
                    yield break;
                }

                yield return answers;
            }
        }
    }

    private VariantAnswers? AnswersOf(VariantRecipe variant, TaskUnderTest task)
    {
        try
        {
            return Answers.Of(variant, task, Cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
