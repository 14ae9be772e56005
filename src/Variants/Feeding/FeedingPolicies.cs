namespace EnergyGate.Variants.Feeding;

/// <summary>The names of feeding policies.</summary>
public static class FeedingPolicies
{
    /// <summary>The name used in variants and reports, e.g. <c>exact-length</c>.</summary>
    public static string Name(FeedingPolicy policy) => policy switch
    {
        FeedingPolicy.Padded => "padded",
        FeedingPolicy.Sorted => "sorted",
        FeedingPolicy.ExactLength => "exact-length",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "no such feeding policy"),
    };
}
