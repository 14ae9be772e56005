namespace EnergyGate.Gate.Results;

/// <summary>What a cell looks at.</summary>
public enum CheckKind
{
    /// <summary>The graph alone.</summary>
    Static,

    /// <summary>The same numbers as the reference?</summary>
    Parity,

    /// <summary>Answers good enough, beside the reference of the same run?</summary>
    Accuracy,

    /// <summary>Answers as good as they were?</summary>
    Regression,

    /// <summary>Joules.</summary>
    Energy,

    /// <summary>Seconds.</summary>
    Time,

    /// <summary>Measured joules of one text, beside what the same device spent when they were recorded.</summary>
    Budget,
}
