namespace EnergyGate.Gate.Results;

/// <summary>The check that a cell belongs to.</summary>
internal enum CheckKind
{
    /// <summary>The graph against the recorded one; nothing is run.</summary>
    Static,

    /// <summary>Numbers against those of the reference.</summary>
    Parity,

    /// <summary>Answers against those of the reference of the same run.</summary>
    Accuracy,

    /// <summary>Answers against the variant's own stored ones.</summary>
    Regression,

    /// <summary>Ratio of joules.</summary>
    Energy,

    /// <summary>Ratio of joules from text to answer: tokenising, batching, feeding, running, reading out.</summary>
    Pipeline,

    /// <summary>Ratio of seconds.</summary>
    Time,

    /// <summary>Ratio of the joules until a model has answered its first batches: process, load, warm-up.</summary>
    StartUp,

    /// <summary>Measured joules per text against the stored ones of the same device.</summary>
    Budget,

    /// <summary>Declared tolerances and limits against the recorded ones.</summary>
    Promise,
}
