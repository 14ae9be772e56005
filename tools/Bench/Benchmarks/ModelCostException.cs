using EnergyGate.Errors;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>A model whose work cannot be counted: a shape or the cost of an operator is not known.</summary>
/// <param name="model">The model's file.</param>
/// <param name="inner">Names the operator and the reason.</param>
public sealed class ModelCostException(string model, Exception inner) : UserErrorException($"{model}: {inner.Message}", inner);
