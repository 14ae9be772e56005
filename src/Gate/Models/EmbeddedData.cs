namespace EnergyGate.Gate.Models;

/// <summary>The models and task sets that ship with the program, beside its assembly.</summary>
public static class EmbeddedData
{
    /// <summary>The embedded model: <c>task.onnx</c>, <c>task.config.json</c> and its vocabulary.</summary>
    public static string ModelFolder => Path.Combine(AppContext.BaseDirectory, "models", "mini-bert");

    /// <summary>The stand-in task sets, in GLUE's file formats; they are not GLUE.</summary>
    public static string TaskFolder => Path.Combine(AppContext.BaseDirectory, "models", "mini-tasks");
}
