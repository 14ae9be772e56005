namespace EnergyGate.Evaluation.Readers;

/// <summary>The labelled parts of a task. Test files have no labels, so there is nothing here to read them with.</summary>
public enum GlueSplit
{
    /// <summary>The development set: what scores are computed on.</summary>
    Dev,

    /// <summary>The training set: what calibration draws from.</summary>
    Train,
}
