using EnergyGate.Variants.Recipes;

namespace EnergyGate.Tests.Parity.Recipes;

public sealed class GraphRecipesTests
{
    [Test]
    public void Find_UnknownName_NamesWhatThereIs()
    {
        var find = () => GraphRecipes.Find("int3");

        find.Should().Throw<UnknownRecipeException>().WithMessage("*'int3'*fp32, fp32-fused, int8-dynamic*");
    }

    [Test]
    public void Find_Reference_HasNoPassesAndTheRuntimesFullLevel()
    {
        var recipe = GraphRecipes.Find("fp32");

        recipe.Passes.Should().BeEmpty();
        recipe.Level.Should().Be(SessionLevel.All);
    }
}
