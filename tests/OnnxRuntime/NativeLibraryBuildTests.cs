using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Xml.Linq;

namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>The build target that fetches the native library, on an empty repository and with an npm of the test's own.</summary>
[SupportedOSPlatform("linux")]
internal sealed class NativeLibraryBuildTests
{
    private static readonly string Eng = Path.Combine(SharedData.RepositoryRoot, "eng");

    [SetUp]
    public void RequireLinux()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            Assert.Ignore("the stand-in for npm is a shell script that makes the linux/x64 library");
        }
    }

    [Test]
    public void Fetch_WithoutNpm_SaysWhatIsMissingInOneLine()
    {
        using var repository = new TemporaryFolder();

        // MSBuild finds the shell through PATH too.
        var shellOnly = Directory.CreateDirectory(repository["bin"]).FullName;
        File.CreateSymbolicLink(Path.Combine(shellOnly, "sh"), "/bin/sh");

        var (output, exitCode) = Fetch(repository, shellOnly);

        exitCode.Should().NotBe(0);
        output.Should().Contain("npm was not found on PATH").And.Contain("ENERGYGATE_ONNXRUNTIME");
        output.Split('\n').Count(line => line.Contains(": error", StringComparison.Ordinal)).Should().Be(1, output);
    }

    [Test]
    public void Fetch_WhenNpmFails_PointsToTheNetworkAndTheLog()
    {
        using var repository = new TemporaryFolder();
        var path = FakeNpm(repository, "echo 'npm error network down' >&2; exit 7");

        var (output, exitCode) = Fetch(repository, path);

        exitCode.Should().NotBe(0);
        output.Should().Contain("exit code 7").And.Contain("check the network").And.Contain("npm.log");
        File.ReadAllText(repository["artifacts/native/npm.log"]).Should().Contain("network down");
        output.Split('\n').Count(line => line.Contains(": error", StringComparison.Ordinal)).Should().Be(1, output);
    }

    [Test]
    public void Fetch_OfAPackageWithoutThisPlatform_NamesThePlatforms()
    {
        using var repository = new TemporaryFolder();

        var (output, exitCode) = Fetch(repository, FakeNpm(repository, "mkdir -p node_modules"));

        exitCode.Should().NotBe(0);
        output.Should().Contain("no library for linux/x64");
    }

    [Test]
    public void Fetch_Twice_AsksNpmOnce()
    {
        using var repository = new TemporaryFolder();
        var path = FakeNpm(
            repository,
            $"echo once >> {repository["calls"]}; d=node_modules/onnxruntime-node/bin/napi-v6/linux/x64; mkdir -p $d; echo library > $d/libonnxruntime.so.1");

        Fetch(repository, path).ExitCode.Should().Be(0);
        Fetch(repository, path).ExitCode.Should().Be(0);

        File.ReadAllLines(repository["calls"]).Should().HaveCount(1);
        var store = repository["artifacts/native"];
        Directory.GetFiles(store, "libonnxruntime.so", SearchOption.AllDirectories).Should().HaveCount(1);
        Directory.GetDirectories(store, "install-*").Should().BeEmpty();
    }

    [Test]
    public void Fetch_OfAnUnknownSource_NamesTheKnownOnes()
    {
        using var repository = new TemporaryFolder();

        var (output, exitCode) = Fetch(repository, repository.Path, "-p:OnnxRuntime=tpu");

        exitCode.Should().NotBe(0);
        output.Should().Contain("-p:OnnxRuntime=tpu is not known: use npm (the default), cpu, gpu or none");
    }

    [Test]
    public void Fetch_OfNone_AsksNobody()
    {
        using var repository = new TemporaryFolder();

        Fetch(repository, repository.Path, "-p:OnnxRuntime=none").ExitCode.Should().Be(0);
    }

    [Test]
    public void LockFile_PinsEveryPackageByItsHashAndNamesNoRegistry()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Eng, "package-lock.json")));
        var packages = document.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).ToList();

        packages.Should().NotBeEmpty();
        packages.Should().OnlyContain(package => package.Value.GetProperty("integrity").GetString()!.StartsWith("sha512-"));
        packages.Select(package => package.Value.TryGetProperty("resolved", out var _)).Should().NotContain(true);
    }

    [Test]
    public void Version_OfPropsAndLockFile_IsTheSame()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Eng, "package-lock.json")));
        var locked = document.RootElement.GetProperty("packages").GetProperty("node_modules/onnxruntime-node").GetProperty("version").GetString();

        XDocument.Load(Path.Combine(Eng, "OnnxRuntime.props")).Descendants("OnnxRuntimeVersion").Single().Value.Should().Be(locked);
    }

    /// <summary>An npm that knows <c>--version</c> and does <paramref name="install"/> for everything else.</summary>
    private static string FakeNpm(TemporaryFolder repository, string install)
    {
        var folder = Directory.CreateDirectory(repository["bin"]).FullName;
        var script = Path.Combine(folder, "npm");
        File.WriteAllText(script, $"#!/bin/sh\n[ \"$1\" = --version ] && exit 0\n{install}\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return $"{folder}:/usr/bin:/bin";
    }

    private static (string Output, int ExitCode) Fetch(TemporaryFolder repository, string path, params string[] arguments)
    {
        var project = repository["project.proj"];
        File.WriteAllText(
            project,
            $"""
            <Project DefaultTargets="FetchOnnxRuntime">
              <PropertyGroup><RepositoryRoot>{repository.Path}/</RepositoryRoot></PropertyGroup>
              <Import Project="{Eng}/OnnxRuntime.props" />
              <Import Project="{Eng}/OnnxRuntime.targets" />
            </Project>
            """);
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Which("dotnet");
        var start = new ProcessStartInfo(host, ["msbuild", project, "-nologo", "-nodeReuse:false", "-t:CheckOnnxRuntimeSource;FetchOnnxRuntime", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = path;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output + errors.Result, process.ExitCode);
    }

    private static string Which(string program) => Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
