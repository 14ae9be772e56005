using System.Runtime.InteropServices;
using EnergyGate.Gate.Commands;

// The one place that touches the process's own streams and signals; everything else gets them handed in.
#pragma warning disable RS0030 // Banned symbols: Console is wrapped here
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var console = new GateConsole(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected);
#pragma warning restore RS0030
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return EnergyGateProgram.Run(args, console, cancellation.Token);

// The run ends at its next operator and keeps what was measured; a second signal ends the process at once.
void Cancel(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
