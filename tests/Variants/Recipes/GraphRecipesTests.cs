using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Variants.Recipes;

public sealed class GraphRecipesTests
{
    [Test]
    public void Find_UnknownName_NamesWhatThereIs()
    {
        var find = () => GraphRecipes.Find("int3");

        find.Should().Throw<UnknownRecipeException>().WithMessage("*'int3'*fp32, fp32-fused, fp32-cpu, int8-dynamic*");
    }

    [Test]
    public void Find_Reference_HasNoPassesAndTheRuntimesFullLevel()
    {
        var recipe = GraphRecipes.Find("fp32");

        recipe.Passes.Should().BeEmpty();
        recipe.Level.Should().Be(SessionLevel.All);
    }

    [Test]
    public void Find_AnyNumberOfSkippedSublayers_IsARecipe()
    {
        var recipe = GraphRecipes.Find("attention-skip-7");

        recipe.Name.Should().Be("attention-skip-7");
        recipe.NeedsCalibration.Should().BeTrue();
    }

    [TestCase("attention-skip-0")]
    [TestCase("attention-skip--1")]
    [TestCase("attention-skip-one")]
    [TestCase("attention-skip-")]
    public void Find_NoNumberOfSublayers_IsUnknown(string name) =>
        FluentActions.Invoking(() => GraphRecipes.Find(name)).Should().Throw<UnknownRecipeException>();
}
