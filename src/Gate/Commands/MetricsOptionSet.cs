using System.CommandLine;
using System.Net;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Monitoring;

namespace EnergyGate.Gate.Commands;

/// <summary>Whether and where a run serves its figures to Prometheus.</summary>
internal sealed class MetricsOptionSet
{
    private readonly Option<int> port = new("--metrics-port")
    {
        HelpName = "N",
        Description = "Serve the run's figures to Prometheus at http://ADDRESS:N/metrics while it runs. Default: 0 (off).",
    };
    private readonly Option<string> address = new("--metrics-address")
    {
        HelpName = "ADDRESS",
        Description = "IP address of the metrics server. Other machines can read any address but loopback.",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(port);
        command.Add(address);
    }

    /// <summary>Starts the server; null if the command line does not ask for one.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="metrics">The figures to serve.</param>
    /// <param name="say">Receives one message if the server stops by itself.</param>
    /// <exception cref="BadInputException">Port or address is invalid or cannot be opened.</exception>
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
