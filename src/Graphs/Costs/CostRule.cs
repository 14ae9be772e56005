namespace EnergyGate.Graphs.Costs;

/// <summary>The work of one node.</summary>
/// <param name="context">The node with the types of its inputs and outputs.</param>
/// <exception cref="CostException">An extent is not known.</exception>
internal delegate NodeCost CostRule(CostContext context);
