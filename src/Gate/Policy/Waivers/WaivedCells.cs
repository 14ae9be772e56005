using System.Collections.Immutable;
using EnergyGate.Gate.Results;

namespace EnergyGate.Gate.Policy.Waivers;

/// <summary>The cells of a run after its waivers were applied.</summary>
/// <param name="Cells">The cells in their order, then a FAIL for each cell of an expired waiver.</param>
/// <param name="Notes">Waivers that this run does not need.</param>
internal sealed record WaivedCells(ImmutableArray<Cell> Cells, ImmutableArray<string> Notes);
