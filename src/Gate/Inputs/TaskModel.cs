using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Gate.Inputs;

/// <summary>The graph that answers one task.</summary>
/// <param name="Task">The task.</param>
/// <param name="GraphPath">Its ONNX file.</param>
/// <param name="Configuration">Its configuration.</param>
/// <param name="Labels">How the model orders its logits.</param>
internal sealed record TaskModel(GlueTask Task, string GraphPath, ModelConfiguration Configuration, LabelOrder Labels);
