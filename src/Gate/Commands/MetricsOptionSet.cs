using System.CommandLine;
using System.Net;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Monitoring;

namespace EnergyGate.Gate.Commands;

/// <summary>The options that let others watch a run.</summary>
public sealed class MetricsOptionSet
{
    private readonly Option<int> port = new("--metrics-port") { HelpName = "N", Description = "Serve the run's figures for Prometheus at http://ADDRESS:N/metrics while it goes on. Default 0: do not." };
    private readonly Option<string> address = new("--metrics-address") { HelpName = "ADDRESS", Description = "Address of the metrics; anything but the loopback address lets others look.", DefaultValueFactory = _ => "127.0.0.1" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(port);
        command.Add(address);
    }

    /// <summary>Starts serving where that was asked for; else null.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="metrics">What is served.</param>
    /// <param name="say">Is told once when that has come to an end.</param>
    /// <exception cref="BadInputException">The port or the address is none, or nobody can listen there.</exception>
    public MetricsServer? Start(ParseResult parsed, RunMetrics metrics, Action<string> say)
    {
        var number = parsed.GetValue(port);
        if (number is < 0 or > ushort.MaxValue)
        {
            throw new BadInputException($"--metrics-port {number}: give 0 (off) to {ushort.MaxValue}");
        }

        var text = parsed.GetValue(address)!;
        return number == 0 ? null
            : IPAddress.TryParse(text, out var given) ? MetricsServer.Start(metrics, given, number, say)
            : throw new BadInputException($"--metrics-address {text}: give an IP address, e.g. 127.0.0.1");
    }
}
