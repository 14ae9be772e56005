using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Monitoring;
using EnergyGate.Gate.Results;
using EnergyGate.Measurement.Meters;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Meters.Replay;
using EnergyGate.Measurement.Timelines;
using EnergyGate.Measurement.Windows;
using EnergyGate.Tests.Gate.Commands;
using EnergyGate.Tests.Gate.Reporting;

namespace EnergyGate.Tests.Gate.Monitoring;

/// <summary>The endpoint over real loopback sockets, on a free port.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed partial class MetricsServerTests : IDisposable
{
    private readonly RunMetrics metrics = new(SilentProgress.Instance);
    private readonly MetricsServer server;
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };

    public MetricsServerTests()
    {
        server = MetricsServer.Start(metrics, IPAddress.Loopback, 0, _ => { });
        client.BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.EndPoint.Port}"));
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    [Test]
    public async Task Get_Metrics_IsTheTextFormatOfPrometheus()
    {
        metrics.Show(SampleResult.Make().Cells);
        metrics.Report("energy: \"blocks\" \\ a\nb", 3, 12);

        using var response = await client.GetAsync("/metrics");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be(PrometheusText.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        text.Should().EndWith("\n");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            Sample().IsMatch(line).Should().BeTrue(line);
            var name = line.Split(' ', '{')[line.StartsWith('#') ? 2 : 0];
            line.StartsWith("# TYPE", StringComparison.Ordinal)
                .Should().Be(line.StartsWith("# TYPE", StringComparison.Ordinal) && names.Add(name), "a name has one type");
        }

        text.Should().Contain("energygate_progress_ratio{work=\"energy: \\\"blocks\\\" \\\\ a\\nb\"} 0.25\n")
            .And.Contain("energygate_cells{verdict=\"not_measured\"} 1\n")
            .And.Contain(
                "energygate_cell_value{variant=\"int8-dynamic\",task=\"\",check=\"energy\",metric=\"joules\",batch=\"32\","
                    + "kind=\"estimated\",verdict=\"pass\",gating=\"true\"} 0.473\n")
            .And.Contain("metric=\"seconds\",batch=\"32\",kind=\"measured\",verdict=\"inconclusive\",gating=\"false\"} NaN\n");
    }

    [Test]
    public async Task Get_WithAMeter_ShowsItsEnergyAndPower()
    {
        using var probe = EstimatedMeter.Open(DeviceProfiles.GenericServer);
        var meter = probe.Meter ?? throw new IgnoreException(probe.Availability.Detail);
        using var recorder = TimelineRecorder.Start(meter);
        metrics.Watch(meter, recorder);
        SpinWait.SpinUntil(() => recorder.Latest is not null, TimeSpan.FromSeconds(30)).Should().BeTrue();

        var text = await client.GetStringAsync("/metrics");

        Joules().Match(text).Groups[1].Value.Should().NotBeEmpty("the counter has its labels");
        double.Parse(Joules().Match(text).Groups[1].Value, CultureInfo.InvariantCulture).Should().BePositive();
        text.Should().Contain("# TYPE energygate_power_watts gauge").And.Contain("energygate_metering_cpu_seconds_total{");
    }

    [Test]
    public void Write_MeterThatKnowsNoTemperatureAndNoClock_HasNoLineOfThem()
    {
        // A board's meter that reports only joules: the recorder uses the processor's sensors only for processor meters.
        using var meter = new ReplayMeter(
            new("made", MeasurementKind.Measured, MeterDomain.GraphicsBoard, "a test", new(new(0.01), "made")),
            [.. Enumerable.Range(0, 10_000).Select(step => new MeterReading(new(step), new(step)))]);
        using var recorder = TimelineRecorder.Start(meter);
        metrics.Watch(meter, recorder);
        SpinWait.SpinUntil(() => recorder.Latest is not null, TimeSpan.FromSeconds(30)).Should().BeTrue();
        PrometheusText.Write(metrics).Should().Contain("energygate_power_watts")
            .And.NotContain("energygate_temperature_celsius").And.NotContain("energygate_clock_hertz");
    }

    [Test]
    public void Loop_ConnectionsThatCannotBeAccepted_EndItWithOneWord()
    {
        var attempts = 0;
        using var words = new BlockingCollection<string>();
        using var failing = new MetricsServer(metrics, Listening(), Fail, TimeSpan.Zero, words.Add);
        words.TryTake(out var said, TimeSpan.FromSeconds(30)).Should().BeTrue();
        failing.Dispose();
        said.Should().StartWith("the metrics server stopped: ");
        (words.Count, attempts).Should().Be((0, 10));

        TcpClient Fail()
        {
            attempts++;
            throw new SocketException((int)SocketError.TooManyOpenSockets);
        }
    }

    [Test]
    public async Task Loop_ConnectionThatIsAcceptedAfterNineThatWereNot_IsAnswered()
    {
        var failures = 0;
        using var listener = Listening();
        using var patient = new MetricsServer(
            metrics,
            listener,
            () => ++failures % 10 == 0 ? listener.AcceptTcpClient() : throw new SocketException((int)SocketError.TooManyOpenSockets),
            TimeSpan.Zero,
            _ => { });
        for (var request = 0; request < 3; request++)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{patient.EndPoint.Port}/metrics");
            (await client.GetAsync(new Uri(address))).StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Test]
    public async Task Get_Elsewhere_IsNotFound() => (await client.GetAsync("/")).StatusCode.Should().Be(HttpStatusCode.NotFound);

    [Test]
    public async Task Post_Metrics_IsNotAllowed()
    {
        using var content = new StringContent("x");
        (await client.PostAsync("/metrics", content)).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Test]
    public async Task Head_Metrics_HasNoBody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/metrics");
        using var response = await client.SendAsync(request);
        response.Content.Headers.ContentLength.Should().BePositive();
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Get_AfterACallerThatHungUpAndOneThatSpeaksNoHttp_IsAnswered()
    {
        using (var rude = new TcpClient())
        {
            await rude.ConnectAsync(server.EndPoint);
        }

        using (var strange = new TcpClient())
        {
            await strange.ConnectAsync(server.EndPoint);
            await strange.GetStream().WriteAsync(Encoding.ASCII.GetBytes("hello\r\n\r\n"));
            using var reader = new StreamReader(strange.GetStream());
            (await reader.ReadLineAsync()).Should().Be("HTTP/1.1 400 Bad Request");
        }

        (await client.GetAsync("/metrics?x=1")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public void Gate_PortThatIsTaken_IsBadInput()
    {
        using var folder = new TemporaryFolder();
        var run = ProgramRun.Of(
            "gate", "--metrics-port", server.EndPoint.Port.ToString(CultureInfo.InvariantCulture), "--report", folder["report"]);
        run.ExitCode.Should().Be(ExitCode.BadInput);
        run.ErrorLines.Should().ContainSingle().Which.Should().Contain("cannot serve metrics at 127.0.0.1");
    }

    [TestCase("70000")]
    [TestCase("-1")]
    public void Gate_PortThatIsNone_IsBadInput(string port)
    {
        using var folder = new TemporaryFolder();
        ProgramRun.Of("gate", "--metrics-port", port, "--report", folder["report"]).ErrorLines
            .Should().ContainSingle().Which.Should().Contain("0 (off) to 65535");
    }

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    // prometheus.io/docs/instrumenting/exposition_formats: a comment, or a name, labels and a number.
    [GeneratedRegex(
        """^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+\{([a-z_]+="([^"\\]|\\[\\"n])*"(,(?=[a-z]))?)*\} """
            + """(NaN|[+-]Inf|-?[0-9.]+(E[+-]?[0-9]+)?))$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""energygate_energy_joules_total\{meter="estimated",kind="estimated",domain="processor"\} ([0-9.E-]+)""")]
    private static partial Regex Joules();
}
