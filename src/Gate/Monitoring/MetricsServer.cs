using System.Net;
using System.Net.Sockets;
using System.Text;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Monitoring;

/// <summary>Answers GET /metrics on a port while a run goes on: enough of HTTP/1.1 for Prometheus and curl, one request a connection, on a thread of its own.</summary>
public sealed class MetricsServer : IDisposable
{
    private const int LargestRequest = 8 * 1024;
    private const int PatienceMilliseconds = 2000;

    // No file handle is free, for example: that may pass, and until it does this thread takes nothing from the run beside it.
    private const int MostFailures = 10;
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(1);

    private readonly RunMetrics metrics;
    private readonly TcpListener listener;
    private readonly Func<TcpClient> accept;
    private readonly TimeSpan pause;
    private readonly Action<string> say;
    private readonly Thread thread;
    private readonly ManualResetEventSlim stopped = new();

    internal MetricsServer(RunMetrics metrics, TcpListener listener, Func<TcpClient> accept, TimeSpan pause, Action<string> say)
    {
        this.metrics = metrics;
        this.listener = listener;
        this.accept = accept;
        this.pause = pause;
        this.say = say;
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
        thread = new(Loop, maxStackSize: 512 * 1024) { IsBackground = true, Name = "energygate metrics" };
        thread.Start();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="metrics">What it answers with.</param>
    /// <param name="address">The address; the loopback address unless others are to look.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="say">Is told once, on another thread, when nobody can be answered any more.</param>
    /// <exception cref="BadInputException">Nobody can listen there.</exception>
    public static MetricsServer Start(RunMetrics metrics, IPAddress address, int port, Action<string> say)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException problem)
        {
            listener.Dispose();
            throw new BadInputException($"cannot serve metrics at {address}, port {port}: {problem.Message}", problem);
        }

        return new(metrics, listener, listener.AcceptTcpClient, UsualPause, say);
    }

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        stopped.Set();
        listener.Dispose();
        if (thread.Join(PatienceMilliseconds)) // a caller that will not let go ends with the process
        {
            stopped.Dispose();
        }
    }

    private void Loop()
    {
        for (var failures = 0; !stopped.IsSet;)
        {
            try
            {
                using var client = accept();
                failures = 0;
                AnswerOnce(client);
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                if (stopped.IsSet)
                {
                    return;
                }

                if (++failures == MostFailures)
                {
                    say($"the metrics are served no longer: {problem.Message}");
                    return;
                }

                stopped.Wait(pause);
            }
        }
    }

    private void AnswerOnce(TcpClient client)
    {
        try
        {
            Answer(client);
        }
        catch (Exception problem) when (problem is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The caller went away: a run never fails because somebody looked.
        }
    }

    private void Answer(TcpClient client)
    {
        client.ReceiveTimeout = client.SendTimeout = PatienceMilliseconds;
        using var stream = client.GetStream();
        var words = RequestLine(stream)?.Split(' ') ?? [];
        var (status, type, body) = words switch
        {
            [_, var target, var version] when version.StartsWith("HTTP/1.", StringComparison.Ordinal) => Answer(words[0], target.Split('?')[0]),
            _ => ("400 Bad Request", "text/plain; charset=utf-8", "this is no request of HTTP/1.1\n"),
        };
        var content = Encoding.UTF8.GetBytes(body);
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n"));
        if (words is not ["HEAD", ..])
        {
            stream.Write(content);
        }

        client.Client.Shutdown(SocketShutdown.Send);
    }

    private (string Status, string Type, string Body) Answer(string method, string path) => (method, path) switch
    {
        ("GET" or "HEAD", "/metrics") => ("200 OK", PrometheusText.MediaType, PrometheusText.Write(metrics)),
        ("GET" or "HEAD", _) => ("404 Not Found", "text/plain; charset=utf-8", "the figures of the run are at /metrics\n"),
        _ => ("405 Method Not Allowed\r\nAllow: GET, HEAD", "text/plain; charset=utf-8", "only GET and HEAD are answered\n"),
    };

    /// <summary>The first line of a request, once all of its head was read; null where it is too long or ends early.</summary>
    private static string? RequestLine(NetworkStream stream)
    {
        var buffer = new byte[LargestRequest];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = stream.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                return null;
            }

            length += read;
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
            {
                var head = Encoding.ASCII.GetString(buffer, 0, length);
                return head[..head.IndexOf('\r', StringComparison.Ordinal)];
            }
        }

        return null;
    }
}
