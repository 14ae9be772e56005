using EnergyGate.Measurement.Meters.Nvml;

namespace EnergyGate.Gate.Commands;

/// <summary>NVML's answers about each GPU, as lines of text.</summary>
internal static class GraphicsBoardLines
{
    /// <summary>One line with the versions, or the reason why NVML is unavailable; then one line per GPU and one per answer.</summary>
    /// <param name="inventory">NVML's answers.</param>
    public static IEnumerable<string> Of(NvmlInventory inventory) =>
        inventory.Boards.SelectMany(Of).Prepend($"NVML: {inventory.State}");

    private static IEnumerable<string> Of(NvmlBoardReport board) =>
        board.Answers.Select(answer => $"  {answer.Question}: {answer.Answer}")
            .Prepend($"GPU {board.Index}: {board.Name}{(board.Uuid.Length > 0 ? $", {board.Uuid}" : "")}");
}
