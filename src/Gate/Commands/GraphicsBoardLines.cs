using EnergyGate.Measurement.Meters.Nvml;

namespace EnergyGate.Gate.Commands;

/// <summary>What NVML answers of each board, as lines for a person.</summary>
public static class GraphicsBoardLines
{
    /// <summary>One line of versions, or the reason why there is nothing to ask; then a line a board and one an answer.</summary>
    /// <param name="inventory">What NVML answered.</param>
    public static IEnumerable<string> Of(NvmlInventory inventory) =>
        inventory.Boards.SelectMany(Of).Prepend($"NVML: {inventory.State}");

    private static IEnumerable<string> Of(NvmlBoardReport board) =>
        board.Answers.Select(answer => $"  {answer.Question}: {answer.Answer}")
            .Prepend($"GPU {board.Index}: {board.Name}{(board.Uuid.Length > 0 ? $", {board.Uuid}" : "")}");
}
