namespace EnergyGate.Variants.Sessions;

/// <summary>Where a session ran one node.</summary>
/// <param name="Name">The node's name in the session, after ONNX Runtime's own rewrites.</param>
/// <param name="OperatorType">The operator.</param>
/// <param name="Provider">The execution provider by its short name, e.g. <c>CPU</c> or <c>CUDA</c>.</param>
public readonly record struct PlacedNode(string Name, string OperatorType, string Provider);
