using System.Collections.Immutable;
using System.CommandLine;
using EnergyGate.Gate.Reporting.Text;
using EnergyGate.Gate.Results;
using EnergyGate.Variants.Catalog;
using EnergyGate.Variants.Feeding;

namespace EnergyGate.Gate.Commands;

/// <summary><c>energygate variants</c>: lists the variants.</summary>
internal static class VariantsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(GateConsole console)
    {
        var command = new Command("variants", "Lists every variant with its recipe, feeding and declared tolerances.");
        command.SetAction(_ =>
        {
            console.Out.Write(new TextTable(
                "Variants",
                ["variant", "recipe", "session level", "feeding", "numbers", "energy limit (x fp32)", "what"],
                [.. VariantCatalog.All.Select(Row)]).ToPlainText());
            return ExitCode.Pass;
        });
        return command;
    }

    private static ImmutableArray<string> Row(VariantRecipe variant) =>
    [
        variant.Name + (variant.IsExperimental ? " (experimental)" : ""),
        variant.Graph.Name,
        variant.Graph.Level.ToString(),
        FeedingPolicies.Name(variant.Feeding),
        variant.Parity.IsLossless ? "lossless" : "lossy",
        $"{variant.EnergyLimit}",
        variant.Summary,
    ];
}
