using EnergyGate.Gate.Hosting;

namespace EnergyGate.Tests.Pipeline;

/// <summary>Ends a measurement after so many rounds of blocks, however fast the machine is.</summary>
internal sealed class CancelAfter(int rounds, CancellationTokenSource cancellation) : IWorkProgress
{
    private int reported;

    public void Report(string work, double done, double total)
    {
        if (work.EndsWith("blocks", StringComparison.Ordinal) && ++reported == rounds)
        {
            cancellation.Cancel();
        }
    }
}
