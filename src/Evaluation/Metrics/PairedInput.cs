namespace EnergyGate.Evaluation.Metrics;

/// <summary>Checks that paired inputs have the same, non-zero length.</summary>
internal static class PairedInput
{
    /// <summary>Refuses lengths that differ, and nothing at all.</summary>
    public static void Require(int expected, int actual)
    {
        if (expected != actual || expected == 0)
        {
            throw new ArgumentException($"{expected} against {actual} values: paired values are needed, at least one pair");
        }
    }
}
