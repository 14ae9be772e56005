namespace EnergyGate.Gate.Results;

/// <summary>Kinds of a verdict, written behind it: <c>INCONCLUSIVE(minor)</c>.</summary>
public static class VerdictQualifiers
{
    /// <summary>PASS without a measurement: artefacts and binaries are equal.</summary>
    public const string Identical = "identical";

    /// <summary>INCONCLUSIVE, but worse by at most a little: it does not stop a run, and its estimate goes into the drift ledger.</summary>
    public const string Minor = "minor";

    /// <summary>INCONCLUSIVE, for the machine could not tell a thing from itself.</summary>
    public const string Machine = "machine";

    /// <summary>INCONCLUSIVE, for a worker process failed, and failed again.</summary>
    public const string Worker = "worker";

    /// <summary>INCONCLUSIVE, for more than a tenth of the units do not count.</summary>
    public const string Void = "void";

    /// <summary>INCONCLUSIVE, for nobody has certified what this machine's verdicts are worth.</summary>
    public const string NoCertificate = "no certificate";

    /// <summary>INCONCLUSIVE, for the figures with and without the temperature disagree.</summary>
    public const string Thermal = "thermal";

    /// <summary>INCONCLUSIVE, for the ratio moved while it was measured.</summary>
    public const string UnsteadyRatio = "unsteady ratio";
}
