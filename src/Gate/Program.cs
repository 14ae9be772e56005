using System.Runtime.InteropServices;
using EnergyGate.Gate.Commands;

// The one place that touches the process's own streams, signals and end; everything else gets them handed in.
#pragma warning disable RS0030 // Banned symbols: Console and Environment.Exit are wrapped here
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var width = Console.IsOutputRedirected ? (int?)null : Console.WindowWidth;
var console = new GateConsole(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected) { TerminalWidth = width };
using var cancellation = new CancellationTokenSource();
// An exception of another thread, or of the parser, would end the process with its trace.
AppDomain.CurrentDomain.UnhandledException += (_, crash) =>
    Environment.Exit(EnergyGateProgram.Crash((Exception)crash.ExceptionObject, args, console));
#pragma warning restore RS0030
var program = EnergyGateProgram.Parse(args, console, cancellation.Token);
using var interrupt = program.IsCancellable ? PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel) : null;
using var termination = program.IsCancellable ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel) : null;
return program.Run();

// The run ends at its next operator and keeps what was measured; a second signal ends the process at once.
void Cancel(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
