using System.Text.RegularExpressions;
using EnergyGate.OnnxRuntime;
using EnergyGate.OnnxRuntime.Interop;
using EnergyGate.OnnxRuntime.Sessions;

namespace EnergyGate.Tests.OnnxRuntime.Interop;

internal sealed partial class OrtApiTests
{
    [TestCaseSource(nameof(Functions))]
    public void OrtFunction_PositionAndVersion_AreThoseOfTheCHeader(OrtFunction function)
    {
        var (position, since) = Header.Value[function.ToString()];

        ((int)function).Should().Be(position);
        OrtFunctionVersions.Of(function).Should().Be(Math.Max(since, OrtApi.MinVersion));
    }

    [TestCase("1.17.0", ExpectedResult = 17)]
    [TestCase("1.31.1", ExpectedResult = 31)]
    [TestCase("1.32.0-dev", ExpectedResult = 32)]
    [TestCase("2.0.0", ExpectedResult = 0)]
    [TestCase("1.-3.0", ExpectedResult = 0)]
    [TestCase("", ExpectedResult = 0)]
    public int OrtFunctionVersions_OfALibrary_IsItsMinorVersion(string version) => OrtFunctionVersions.OfLibrary(version);

    [Test]
    public void Library_OnceLoaded_TellsWhatItIs()
    {
        Version.Parse(OnnxRuntimeLibrary.Version).Should().BeGreaterThanOrEqualTo(new Version(1, OrtApi.MinVersion));
        File.Exists(OnnxRuntimeLibrary.FilePath).Should().BeTrue();
        OnnxRuntimeLibrary.BuildDescription.Should().NotBeEmpty();
    }

    [Test]
    public void WhyUnavailable_OfTheCpu_IsNull()
    {
        OnnxRuntimeLibrary.WhyUnavailable(ExecutionProvider.Cpu).Should().BeNull();
    }

    [Test]
    public void WhyUnavailable_OfCudaWithoutItsLibrary_GivesTheReason()
    {
        var folder = Path.GetDirectoryName(OnnxRuntimeLibrary.FilePath)!;
        if (File.Exists(Path.Combine(folder, "libonnxruntime_providers_cuda.so")))
        {
            Assert.Ignore("the native library of this run has its CUDA provider: this test is about one without");
        }

        OnnxRuntimeLibrary.WhyUnavailable(ExecutionProvider.Cuda).Should().NotBeNullOrEmpty();
    }

    private static OrtFunction[] Functions => Enum.GetValues<OrtFunction>();

    /// <summary>Position and first version of each function of the table, by its name without underscores.</summary>
    private static Lazy<Dictionary<string, (int Position, int Since)>> Header { get; } = new(() =>
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "onnxruntime_c_api.h"));
        var table = text[text.IndexOf("struct OrtApi {", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n};", StringComparison.Ordinal)];
        var functions = new Dictionary<string, (int, int)>();
        var since = 0;
        foreach (Match match in VersionOrFunction().Matches(table))
        {
            if (match.Groups["since"].Success)
            {
                since = int.Parse(match.Groups["since"].Value, System.Globalization.CultureInfo.InvariantCulture);
            }
            else
            {
                var name = match.Groups["function"].Success ? match.Groups["function"].Value : $"Release{match.Groups["released"].Value}";
                functions.Add(name.Replace("_", string.Empty, StringComparison.Ordinal), (functions.Count, since));
            }
        }

        return functions;
    });

    [GeneratedRegex(
        @"\\since Version 1\.(?<since>\d+)|ORT_API2_STATUS\((?<function>\w+)"
        + @"|ORT_CLASS_RELEASE2?\((?<released>\w+)\)|ORT_API_CALL\*\s*(?<function>\w+)\)")]
    private static partial Regex VersionOrFunction();
}
