using EnergyGate.Measurement.EnergyModel;

namespace EnergyGate.Gate.Checks.StaticGraph;

/// <summary>The names of the static cells' metrics and of their baseline files.</summary>
internal static class GraphNames
{
    /// <summary>The graph's nodes.</summary>
    public const string Operators = "operators";

    /// <summary>Nodes on another provider than the requested one, and copies between providers.</summary>
    public const string Placement = "placement";

    /// <summary>Predicted joules per text.</summary>
    public const string ModelledJoules = "modelled-joules";

    /// <summary>The file of a variant's lines.</summary>
    public static string PathOf(string variant) => $"static/{variant}.tsv";

    /// <summary>The file of a recipe's graphs.</summary>
    public static string ListingPathOf(string recipe) => $"static/graphs/{recipe}.txt";

    /// <summary>The device on which a run with this execution provider is modelled.</summary>
    public static WorkProfile ProfileOf(string provider) => provider == "CPU" ? WorkProfiles.Epyc2Core : WorkProfiles.T4;
}
