using System.Runtime.InteropServices;
using EnergyGate.Gate.Commands;

// The one place that touches the process's own streams and signals; everything else gets them handed in.
#pragma warning disable RS0030 // Banned symbols: Console is wrapped here
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var console = new GateConsole(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected);
#pragma warning restore RS0030
using var cancellation = new CancellationTokenSource();
var takesSignals = EnergyGateProgram.TakesSignals(args);
using var interrupt = takesSignals ? PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel) : null;
using var termination = takesSignals ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel) : null;
return EnergyGateProgram.Run(args, console, cancellation.Token);

// The run ends at its next operator and keeps what was measured; a second signal ends the process at once. Commands that keep nothing end at the first.
void Cancel(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
