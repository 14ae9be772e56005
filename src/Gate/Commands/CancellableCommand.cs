using System.CommandLine;

namespace EnergyGate.Gate.Commands;

/// <summary>
/// A command that handles a first Ctrl-C or SIGTERM itself: it stops and keeps its results so far. The system ends any other command at
/// once.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="description">Its help.</param>
internal sealed class CancellableCommand(string name, string description) : Command(name, description);
