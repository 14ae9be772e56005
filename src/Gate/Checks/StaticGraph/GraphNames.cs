using EnergyGate.Measurement.EnergyModel;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>The words of static cells and of their baselines.</summary>
public static class GraphNames
{
    /// <summary>The graph's nodes.</summary>
    public const string Operators = "operators";

    /// <summary>Nodes that do not run where they should, and copies between providers.</summary>
    public const string Placement = "placement";

    /// <summary>Joules a text, predicted.</summary>
    public const string ModelledJoules = "modelled-joules";

    /// <summary>The file of a variant's lines.</summary>
    public static string PathOf(string variant) => $"static/{variant}.tsv";

    /// <summary>The file of a recipe's graphs.</summary>
    public static string ListingPathOf(string recipe) => $"static/graphs/{recipe}.txt";

    /// <summary>The device on which a run with this execution provider is modelled.</summary>
    public static WorkProfile ProfileOf(string provider) => provider == "CPU" ? WorkProfiles.Epyc2Core : WorkProfiles.T4;
}
