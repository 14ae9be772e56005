namespace EnergyGate.Gate.Inputs;

/// <summary>The models and task sets that ship with the program, beside its assembly.</summary>
internal static class EmbeddedData
{
    /// <summary>The embedded model: one graph per task, the shared weights, and the vocabulary.</summary>
    public static string ModelFolder => Path.Combine(AppContext.BaseDirectory, "models", "distilbert-mini");

    /// <summary>The stand-in task sets, in GLUE's file formats; they are not GLUE.</summary>
    public static string TaskFolder => Path.Combine(AppContext.BaseDirectory, "models", "mini-glue");
}
