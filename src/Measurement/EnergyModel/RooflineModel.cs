namespace EnergyGate.Measurement.EnergyModel;

/// <summary>
/// Predicts the time and energy of work. Time: the larger of arithmetic and traffic, which overlap (the roofline of Williams, Waterman and
/// Patterson, CACM 52(4), 2009), plus a fixed time per launch. Energy: a fixed amount per operation, byte and launch, plus idle power for
/// the whole time (Choi, Bedard, Fowler and Vuduc, "A roofline model of energy", IPDPS 2013).
/// </summary>
public static class RooflineModel
{
    /// <summary>The cost of one amount of work whose arithmetic and traffic overlap.</summary>
    /// <param name="profile">The device.</param>
    /// <param name="work">The work; every count is 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static ModelledEnergy Cost(WorkProfile profile, WorkAmount work)
    {
        ArgumentNullException.ThrowIfNull(profile);
        RequireNotNegative(work);
        var arithmetic = profile.MatrixFloat32.Time(work.MatrixFloat32) + profile.MatrixFloat16.Time(work.MatrixFloat16)
            + profile.MatrixInt8.Time(work.MatrixInt8) + profile.Elementwise.Time(work.Elementwise);
        var traffic = profile.ByteRate.Value.Period * work.Bytes;
        var time = (arithmetic > traffic ? arithmetic : traffic) + (profile.TimePerLaunch.Value * work.Launches);
        return new(
            profile.MatrixFloat32.Energy(work.MatrixFloat32) + profile.MatrixFloat16.Energy(work.MatrixFloat16)
                + profile.MatrixInt8.Energy(work.MatrixInt8) + profile.Elementwise.Energy(work.Elementwise),
            profile.EnergyPerByte.Value * work.Bytes,
            profile.EnergyPerLaunch.Value * work.Launches,
            profile.IdlePower.Value * time,
            time);
    }

    /// <summary>
    /// The cost of several amounts of work, done one after the other, e.g. the operators of a graph: the sum of their costs.
    /// </summary>
    /// <param name="profile">The device.</param>
    /// <param name="work">The amounts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static ModelledEnergy Cost(WorkProfile profile, IEnumerable<WorkAmount> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work.Aggregate(default(ModelledEnergy), (sum, amount) => sum + Cost(profile, amount));
    }

    private static void RequireNotNegative(WorkAmount work)
    {
        ReadOnlySpan<long> counts =
            [work.MatrixFloat32, work.MatrixFloat16, work.MatrixInt8, work.Elementwise, work.BytesRead, work.BytesWritten, work.Launches];
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(work));
        }
    }
}
