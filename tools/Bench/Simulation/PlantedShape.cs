using System.Collections.Immutable;

namespace EnergyGate.Bench.Simulation;

/// <summary>Extra work of a candidate that need not come evenly: the cost of each batch of a process, relative to a usual one.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="CostOf">
/// Cost by the number of the batch in its process (from 0, warm-up included) and in its block (from 0); 1 is a usual batch.
/// </param>
internal sealed record PlantedShape(string Name, Func<int, int, double> CostOf)
{
    /// <summary>Batches per block, as with the embedded model in batches of 8.</summary>
    public const int BatchesPerBlock = 5;

    /// <summary>Batches before the run-in.</summary>
    public const int WarmUpBatches = 4;

    /// <summary>No extra work.</summary>
    public static PlantedShape None { get; } = new("none", (_, _) => 1);

    /// <summary>The shapes of the study. Those called +5 % cost that much more per batch on average.</summary>
    public static ImmutableArray<PlantedShape> All { get; } =
    [
        None,
        new("every batch +5 %", (_, _) => 1.05),
        new("every 40th batch 3 times as dear (+5 %)", (batch, _) => batch % 40 == 39 ? 3 : 1),
        new("every 40th batch 41 times as dear (+100 %)", (batch, _) => batch % 40 == 39 ? 41 : 1),
        new("every 25th batch run twice (+4 %)", (batch, _) => batch % 25 == 24 ? 2 : 1),
        new("growth to +5 % within a launch", (batch, _) => 1 + 0.05 * Math.Min(1, batch / 44.0)),
        new("first batch after idle +25 % (+5 %)", (_, place) => place == 0 ? 1.25 : 1),
        new("collection: every 60th batch 4 times as dear (+5 %)", (batch, _) => batch % 60 == 59 ? 4 : 1),
        new("every 400th batch 21 times as dear (+5 %): beyond a launch", (batch, _) => batch % 400 == 399 ? 21 : 1),
    ];

    /// <summary>Cost of a block relative to one of usual batches.</summary>
    /// <param name="first">Number of its first batch in the process.</param>
    public double OfBlock(int first)
    {
        var sum = 0.0;
        for (var place = 0; place < BatchesPerBlock; place++)
        {
            sum += CostOf(first + place, place);
        }

        return sum / BatchesPerBlock;
    }
}
