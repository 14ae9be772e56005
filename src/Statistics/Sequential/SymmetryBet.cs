namespace EnergyGate.Statistics.Sequential;

/// <summary>
/// One factor of an e-test of symmetry (Vovk and Wang, "E-values for symmetry", arXiv 2208.08925): 1 + tanh(x) = e^x / cosh(x) has mean 1
/// whenever x is symmetric about 0, so a product of such factors is a fair game whatever the noise's shape, and by Ville's inequality it
/// ever reaches 1 / alpha with probability alpha at most.
/// </summary>
internal static class SymmetryBet
{
    /// <summary>
    /// Maximum argument. Beyond it a factor is 2 or 0 for all purposes; the bound keeps one outlier from ending the game for good.
    /// </summary>
    public const double MaxArgument = 15;

    /// <summary>ln(1 + tanh(x)), x bounded: at most ln 2.</summary>
    public static double LogFactor(double x)
    {
        var bounded = Math.Clamp(x, -MaxArgument, MaxArgument);
        return Ln2 - Math.Log(1 + Math.Exp(-2 * bounded));
    }

    /// <summary>1 + tanh(x), x bounded: 0 to 2.</summary>
    /// <param name="x">The bet.</param>
    /// <param name="bound">The bound, on both sides alike: the factor's mean stays 1.</param>
    public static double Factor(double x, double bound = MaxArgument) => 2 / (1 + Math.Exp(-2 * Math.Clamp(x, -bound, bound)));

    private const double Ln2 = 0.6931471805599453;
}
