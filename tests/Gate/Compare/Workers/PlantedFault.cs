namespace EnergyGate.Tests.Gate.Compare.Workers;

/// <summary>What is wrong with a worker. Each was once missed by a comparison.</summary>
internal enum PlantedFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Every eighth batch is run 40 times more.</summary>
    Bursts,

    /// <summary>Every fourth batch that was run before is answered from a cache.</summary>
    CachedAnswers,

    /// <summary>Every fourth batch is not run.</summary>
    SkippedBatches,

    /// <summary>Its CPU clock reads 15 % less, and every tenth batch is run once more.</summary>
    SlowClock,

    /// <summary>It claims two texts more per batch than it answers, and every fifth batch is run once more.</summary>
    ClaimedTexts,

    /// <summary>Opening a variant computes for 0.3 s more.</summary>
    SlowLoad,

    /// <summary>Every text is tokenised 2000 times.</summary>
    RepeatedTokenising,
}
