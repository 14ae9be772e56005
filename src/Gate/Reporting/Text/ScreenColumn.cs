namespace EnergyGate.Gate.Reporting.Text;

/// <summary>A column of a <see cref="ScreenTable"/>.</summary>
/// <param name="Head">Its head.</param>
/// <param name="MinWidth">Columns that it keeps on a narrow screen, where its texts are cut.</param>
/// <param name="IsOptional">Whether a narrow screen goes without it.</param>
internal readonly record struct ScreenColumn(string Head, int MinWidth, bool IsOptional = false);
