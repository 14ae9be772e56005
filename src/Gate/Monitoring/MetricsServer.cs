using System.Net;
using System.Net.Sockets;
using System.Text;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Monitoring;

/// <summary>
/// Serves GET /metrics on a port during a run, on its own thread. It speaks enough HTTP/1.1 for Prometheus and curl: one request per
/// connection.
/// </summary>
internal sealed class MetricsServer : IDisposable
{
    private const int MaxRequestBytes = 8 * 1024;
    private const int TimeoutMilliseconds = 2000;

    // A failure may be temporary, e.g. no free file handle. A pause between attempts keeps the thread from costing CPU time.
    private const int MaxFailures = 10;
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

    /// <summary>The address and port that it listens on.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="metrics">The figures to serve.</param>
    /// <param name="address">The address; other machines can read any address but loopback.</param>
    /// <param name="port">The port; 0 for any free one.</param>
    /// <param name="say">Receives one message, on another thread, if the server stops by itself.</param>
    /// <exception cref="BadInputException">Address or port cannot be opened.</exception>
    public static MetricsServer Start(RunMetrics metrics, IPAddress address, int port, Action<string> say)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException exception)
        {
            listener.Dispose();
            throw new BadInputException($"cannot serve metrics at {address}, port {port}: {exception.Message}", exception);
        }

        return new(metrics, listener, listener.AcceptTcpClient, UsualPause, say);
    }

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        stopped.Set();
        listener.Dispose();
        if (thread.Join(TimeoutMilliseconds)) // a connection that stays open ends with the process
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
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                if (stopped.IsSet)
                {
                    return;
                }

                if (++failures == MaxFailures)
                {
                    say($"the metrics server stopped: {exception.Message}");
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
        catch (Exception exception)
            when (exception is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Ignored: the client disconnected.
        }
    }

    private void Answer(TcpClient client)
    {
        client.ReceiveTimeout = client.SendTimeout = TimeoutMilliseconds;
        using var stream = client.GetStream();
        var words = RequestLine(stream)?.Split(' ') ?? [];
        var isRequest = words is [_, _, var version] && version.StartsWith("HTTP/1.", StringComparison.Ordinal);
        var (status, type, body) = isRequest
            ? Answer(words[0], words[1].Split('?')[0])
            : ("400 Bad Request", "text/plain; charset=utf-8", "not an HTTP/1.1 request\n");
        var content = Encoding.UTF8.GetBytes(body);
        var head = $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n";
        stream.Write(Encoding.ASCII.GetBytes(head));
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
        _ => ("405 Method Not Allowed\r\nAllow: GET, HEAD", "text/plain; charset=utf-8", "only GET and HEAD are supported\n"),
    };

    /// <summary>Reads the whole head of a request and returns its first line; null if the head is too long or incomplete.</summary>
    private static string? RequestLine(NetworkStream stream)
    {
        var buffer = new byte[MaxRequestBytes];
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
