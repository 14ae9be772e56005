namespace EnergyGate.Gate.Results;

/// <summary>Qualifiers of verdicts, written in brackets after them: <c>INCONCLUSIVE(minor)</c>.</summary>
internal static class VerdictQualifiers
{
    /// <summary>PASS without a measurement: artefacts and binaries are identical.</summary>
    public const string Identical = "identical";

    /// <summary>INCONCLUSIVE, but at most 5 % worse: does not stop a run, and goes into the drift ledger.</summary>
    public const string Minor = "minor";

    /// <summary>
    /// INCONCLUSIVE: the median of the blocks is within the limit, their total is not proven to be. Work may come in few blocks.
    /// </summary>
    public const string Tail = "tail";

    /// <summary>FAIL: the work that was measured is not the work that was asked for.</summary>
    public const string Answers = "answers";

    /// <summary>IMPROVED: the graph is the same, so the energy model expects no gain. Somebody has to look.</summary>
    public const string Unexplained = "unexplained";

    /// <summary>INCONCLUSIVE: the comparison ended before its test decided.</summary>
    public const string Undecided = "undecided";

    /// <summary>INCONCLUSIVE: two workers of the same program differ beyond the margin on this machine.</summary>
    public const string Machine = "machine";

    /// <summary>INCONCLUSIVE: a worker process failed, and failed again in a fresh process.</summary>
    public const string Worker = "worker";

    /// <summary>INCONCLUSIVE: more than a tenth of the units are void.</summary>
    public const string Void = "void";

    /// <summary>INCONCLUSIVE: the false-positive rate of this machine is not certified.</summary>
    public const string NoCertificate = "no certificate";

    /// <summary>INCONCLUSIVE: the ratio depends on the temperature.</summary>
    public const string Thermal = "thermal";

    /// <summary>INCONCLUSIVE: the ratio drifted during the measurement.</summary>
    public const string UnsteadyRatio = "unsteady ratio";

    /// <summary>
    /// Whether a qualifier says that the measurement went wrong, so that its figure is none: a waiver then has nothing to accept.
    /// </summary>
    /// <param name="qualifier">The qualifier; null for none.</param>
    public static bool IsFaultOfMeasurement(string? qualifier) => qualifier is Machine or Worker or Void or Thermal or UnsteadyRatio;
}
