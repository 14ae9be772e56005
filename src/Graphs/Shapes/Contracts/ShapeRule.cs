using EnergyGate.Graphs.Shapes.Values;

namespace EnergyGate.Graphs.Shapes.Contracts;

/// <summary>Infers the outputs of one operator from what is known of its inputs.</summary>
/// <param name="context">The node, its inputs, and where the outputs go.</param>
/// <exception cref="ShapeException">The inputs do not go together.</exception>
internal delegate void ShapeRule(RuleContext context);
