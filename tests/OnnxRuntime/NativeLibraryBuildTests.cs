using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>Where the native library comes from, and that the product takes nothing else of its packages.</summary>
internal sealed class NativeLibraryBuildTests
{
    private static readonly string Project = Path.Combine(SharedData.RepositoryRoot, "src", "OnnxRuntime");

    [Test]
    public void Build_OfAnUnknownLibrary_NamesTheKnownOnes()
    {
        var (output, exitCode) = Check("-p:OnnxRuntime=tpu");

        exitCode.Should().NotBe(0);
        output.Should().Contain("-p:OnnxRuntime=tpu is not known: use cpu (the default), gpu or none");
    }

    [Test]
    public void Build_ForAPlatformWithoutALibrary_NamesThePlatformAndTheWayAround()
    {
        var (output, exitCode) = Check("-p:OnnxRuntime=cpu", "-p:NETCoreSdkPortableRuntimeIdentifier=linux-riscv64");

        exitCode.Should().NotBe(0);
        output.Should().Contain("holds no library for linux-riscv64").And.Contain("ENERGYGATE_ONNXRUNTIME");
        output.Split('\n').Count(line => line.Contains(": error", StringComparison.Ordinal)).Should().Be(1, output);
    }

    [Test]
    public void Library_OfTheBuild_LiesWhereNuGetWouldPutIt()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("ENERGYGATE_ONNXRUNTIME")))
        {
            Assert.Ignore("ENERGYGATE_ONNXRUNTIME names another library: this test is about the one of the build");
        }

        OnnxRuntimeLibrary.FilePath.Should().StartWith(Path.Combine(AppContext.BaseDirectory, "runtimes"));
    }

    [Test]
    public void Output_Libraries_AreThoseOfOnePlatform() =>
        Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "runtimes"))
            .Where(platform => Directory.EnumerateFiles(platform, "*onnxruntime*", SearchOption.AllDirectories).Any())
            .Should().ContainSingle();

    [TestCase("packages.lock.json", "Microsoft.ML.OnnxRuntime")]
    [TestCase("packages.gpu.lock.json", "Microsoft.ML.OnnxRuntime.Gpu")]
    [TestCase("packages.gpu.lock.json", "Microsoft.ML.OnnxRuntime.Gpu.Linux")]
    public void LockFile_OfALibrary_PinsTheCentralVersionByItsHash(string file, string package)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Project, file)));
        var locked = document.RootElement.GetProperty("dependencies").GetProperty("net10.0").GetProperty(package);

        locked.GetProperty("resolved").GetString().Should().Be(CentralVersion(package));
        locked.GetProperty("contentHash").GetString().Should().NotBeEmpty();
    }

    [Test]
    public void LockFile_OfNone_HasNoOnnxRuntime() =>
        File.ReadAllText(Path.Combine(Project, "packages.none.lock.json")).Should().NotContain("Microsoft.ML.OnnxRuntime");

    private static string CentralVersion(string package) =>
        XDocument.Load(Path.Combine(SharedData.RepositoryRoot, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(version => version.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

    private static (string Output, int ExitCode) Check(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["msbuild", Path.Combine(Project, "OnnxRuntime.csproj"), "-nologo", "-nodeReuse:false", "-t:CheckOnnxRuntime", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output + errors.Result, process.ExitCode);
    }
}
