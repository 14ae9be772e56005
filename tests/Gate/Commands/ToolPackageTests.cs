using System.Diagnostics;
using System.Reflection;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>The program as a .NET tool: packed from the build, installed from a folder, run outside any repository.</summary>
[Parallelizable]
internal sealed class ToolPackageTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeSetUp]
    public void PackAndInstall()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var runtime = typeof(ToolPackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "OnnxRuntime")?.Value;
        string[] library = string.IsNullOrEmpty(runtime) ? [] : [$"-p:OnnxRuntime={runtime}"];
        Directory.CreateDirectory(folder["empty"]);
        var project = Path.Combine(SharedData.RepositoryRoot, "src", "Gate");
        Succeed(Run("dotnet", ["pack", project, "-c", configuration, "--no-build", "-o", folder["feed"], .. library]));
        Succeed(Run("dotnet", ["tool", "install", "EnergyGate", "--tool-path", folder["tools"], "--source", folder["feed"]]));
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Package_Name_IsThatOfTheProduct() =>
        Directory.GetFiles(folder["feed"]).Select(Path.GetFileName)
            .Should().ContainSingle().Which.Should().MatchRegex(@"^EnergyGate\.\d+\.\d+\.\d+\.nupkg$");

    [Test]
    public void Variants_OfTheInstalledTool_AreListed()
    {
        var run = Run(folder["tools/energygate"], ["variants"]);
        run.ExitCode.Should().Be(0, run.Error);
        run.Out.Should().Contain("int8-dynamic+exact-length");
    }

    [Test]
    public void Gate_OfTheInstalledTool_RunsTheEmbeddedModelWithItsOwnRuntime()
    {
        var run = Run(folder["tools/energygate"], ["gate", "--tasks", "WNLI", "--variants", "fp32-cpu", "--budget", "0"]);
        run.ExitCode.Should().Be(0, run.Out + run.Error);
        run.Out.Should().Contain("fp32-cpu").And.Contain("\nPASS: ");
        File.Exists(folder["empty/artifacts/report/index.html"]).Should().BeTrue();
    }

    private static void Succeed(ProgramRun run) => run.ExitCode.Should().Be(0, run.Out + run.Error);

    private ProgramRun Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder["empty"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // no process is left behind
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
