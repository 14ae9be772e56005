namespace EnergyGate.Gate.Reporting.Text;

/// <summary>A column of a <see cref="ScreenTable"/>.</summary>
/// <param name="Head">The column head.</param>
/// <param name="MinWidth">Minimum width in columns; on a narrow screen longer texts are cut to it.</param>
/// <param name="IsOptional">Whether a narrow screen omits it.</param>
internal readonly record struct ScreenColumn(string Head, int MinWidth, bool IsOptional = false);
