namespace EnergyGate.Tests.OnnxRuntime.Interop;

internal sealed class TelemetryTests
{
    [Test]
    public void Session_InAFreshHome_WritesNoFile()
    {
        using var home = new TemporaryFolder();
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = home.Path,
            ["XDG_CACHE_HOME"] = home["cache"],
            ["XDG_DATA_HOME"] = home["data"],
            ["XDG_CONFIG_HOME"] = home["config"],
            ["ORT_DISABLE_TELEMETRY"] = "0",
        };

        var (output, exitCode) = ChildProcess.Run("session", environment);

        exitCode.Should().Be(0, output);
        output.Trim().Should().Be("1 4 9");
        Directory.GetFileSystemEntries(home.Path, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }
}
