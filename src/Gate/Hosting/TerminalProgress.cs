using Spectre.Console;

namespace EnergyGate.Gate.Hosting;

/// <summary>Draws one progress bar per piece of work.</summary>
/// <param name="context">The live display of the bars.</param>
internal sealed class TerminalProgress(ProgressContext context) : IWorkProgress
{
    private readonly Dictionary<string, ProgressTask> bars = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Report(string work, double done, double total)
    {
        if (!bars.TryGetValue(work, out var bar))
        {
            bars[work] = bar = context.AddTask(Markup.Escape(work));
        }

        bar.MaxValue = Math.Max(total, 1e-9);
        bar.Value = done;
    }
}
