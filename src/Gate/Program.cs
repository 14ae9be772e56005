using EnergyGate.Gate.Commands;

// The one place that touches the process's own streams and signals; everything else gets them handed in.
#pragma warning disable RS0030 // Banned symbols: Console is wrapped here
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var console = new GateConsole(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected);
#pragma warning restore RS0030
using var cancellation = new CancellationTokenSource();
using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGINT,
    signal =>
    {
        signal.Cancel = !cancellation.IsCancellationRequested; // a second Ctrl-C ends the process at once
        cancellation.Cancel();
    });
return EnergyGateProgram.Run(args, console, cancellation.Token);
