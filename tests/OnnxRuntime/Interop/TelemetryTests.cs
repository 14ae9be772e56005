using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Tests.OnnxRuntime.Interop;

internal sealed class TelemetryTests
{
    [TestCase("session", "1 4 9")]
    [TestCase("official", null)]
    public void Library_InAFreshHome_WritesNoFile(string task, string? expected)
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

        var (output, exitCode) = ChildProcess.Run(task, environment);

        exitCode.Should().Be(0, output);
        output.Trim().Should().Be(expected ?? OnnxRuntimeLibrary.Version);
        Directory.GetFileSystemEntries(home.Path, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }
}
