using EnergyGate.Variants.Feeding;

namespace EnergyGate.Tests.Variants.Feeding;

public sealed class BatchPlanTests
{
    private static readonly int[] TokenCounts = [7, 3, 9, 3, 7, 7, 5, 3, 12, 7];

    [TestCase(FeedingPolicy.Padded)]
    [TestCase(FeedingPolicy.Sorted)]
    [TestCase(FeedingPolicy.ExactLength)]
    public void Make_AnyPolicy_HoldsEachTextOnceInRowsThatFit(FeedingPolicy policy)
    {
        var plans = BatchPlan.Make(TokenCounts, 3, policy);
        plans.SelectMany(plan => plan.Texts).Should().BeEquivalentTo(Enumerable.Range(0, TokenCounts.Length));
        plans.Should().OnlyContain(plan => plan.Texts.Length <= 3 && plan.TokenCount == plan.Texts.Max(text => TokenCounts[text]));
    }

    [Test]
    public void Make_Padded_KeepsFileOrder() =>
        BatchPlan.Make(TokenCounts, 4, FeedingPolicy.Padded).SelectMany(plan => plan.Texts).Should().BeInAscendingOrder();

    [Test]
    public void Make_Sorted_PadsLessThanFileOrder() =>
        Tokens(FeedingPolicy.Sorted).Should().BeLessThan(Tokens(FeedingPolicy.Padded));

    [Test]
    public void Make_ExactLength_PadsNothing() => Tokens(FeedingPolicy.ExactLength).Should().Be(TokenCounts.Sum());

    [Test]
    public void Make_NoTexts_GivesNoBatches() => BatchPlan.Make([], 8, FeedingPolicy.Padded).Should().BeEmpty();

    [Test]
    public void Make_BatchOfZero_IsRefused()
    {
        Action make = () => BatchPlan.Make([1], 0, FeedingPolicy.Padded);
        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static int Tokens(FeedingPolicy policy) =>
        BatchPlan.Make(TokenCounts, 3, policy).Sum(plan => plan.Texts.Length * plan.TokenCount);
}
