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

/// <summary>The input of a check. The values are immutable; the pipeline owns the services that the checks of a run share.</summary>
internal sealed record CheckContext
{
    /// <summary>The options of the run.</summary>
    public required GateOptions Options { get; init; }

    /// <summary>The variants to check; the reference comes first if it is one of them.</summary>
    public required ImmutableArray<VariantRecipe> Variants { get; init; }

    /// <summary>The tasks to check: models, texts, graphs.</summary>
    public required ImmutableArray<TaskUnderTest> Tasks { get; init; }

    /// <summary>The baselines of the model.</summary>
    public required RunBaselines Baselines { get; init; }

    /// <summary>The waivers; none unless the run read some.</summary>
    public WaiverSet Waivers { get; init; } = new([]);

    /// <summary>The drift since the last release; none unless the run read a ledger.</summary>
    public ReleaseDrift Drift { get; init; } = new(new([]), null, null);

    /// <summary>Today's date (UTC), which decides whether a waiver has expired.</summary>
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

    /// <summary>The cells of earlier checks.</summary>
    public IEnumerable<Cell> FoundCells => Results.OfType<Cell>();

    /// <summary>The settings of a run's sessions.</summary>
    /// <param name="options">Threads and provider.</param>
    // No spinning: it gained nothing on two idle cores, and with other load on one of them answers took 1.5 times as long.
    public static RunnerSettings SettingsOf(GateOptions options) => new(options.Threads, AllowSpinning: false, options.Provider);

    /// <summary>
    /// The answers of all variants, task by task. Variants of one recipe follow one another, because they share a session. An interrupted
    /// run ends the enumeration at the first answer that is not computed yet.
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
