using System.Runtime.InteropServices;
using EnergyGate.Gate.Commands;

// Only this file uses the streams, the signals and the exit of the process; all other code receives them as parameters.
#pragma warning disable RS0030 // Banned symbols: Console and Environment.Exit are wrapped here
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var width = Console.IsOutputRedirected ? (int?)null : Console.WindowWidth;
var console = new GateConsole(Console.In, Console.Out, Console.Error, !Console.IsErrorRedirected).WithNamedOutput() with
{
    TerminalWidth = width,
};
using var interruption = console.Interruption;
// Exceptions of other threads, and of the parser, are reported like all internal errors: one line, and the trace in a file.
AppDomain.CurrentDomain.UnhandledException += (_, crash) =>
    Environment.Exit(EnergyGateProgram.Crash((Exception)crash.ExceptionObject, args, console));
#pragma warning restore RS0030
var program = EnergyGateProgram.Parse(args, console, interruption.Token);
using var interrupt = program.IsCancellable ? PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel) : null;
using var termination = program.IsCancellable ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel) : null;
return program.Run();

void Cancel(PosixSignalContext signal) => signal.Cancel = interruption.Signal();
