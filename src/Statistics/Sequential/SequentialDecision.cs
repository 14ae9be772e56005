namespace EnergyGate.Statistics.Sequential;

/// <summary>What a sequential test has decided so far.</summary>
public enum SequentialDecision
{
    /// <summary>Nothing yet: more units may decide.</summary>
    Open,

    /// <summary>The ratio is proven to be inside the limit.</summary>
    Pass,

    /// <summary>The ratio is proven to be beyond the limit.</summary>
    Fail,
}
