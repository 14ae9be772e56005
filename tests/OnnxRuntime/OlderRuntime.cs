namespace EnergyGate.Tests.OnnxRuntime;

/// <summary>The library of an ONNX Runtime that is older than the one of the build, where one is at hand.</summary>
internal static class OlderRuntime
{
    /// <summary>Names the library.</summary>
    public const string Variable = "ENERGYGATE_OLDER_ONNXRUNTIME";

    /// <summary>Its full path; the calling test is ignored, with the reason, where there is none.</summary>
    public static string Require()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new AssertionException($"{Variable} names {named}, and no such file is there");
        }

        var package = Path.Combine(SharedData.RepositoryRoot, "artifacts", "ci-tools", "node_modules", "onnxruntime-node", "bin");
        var libraries = Directory.Exists(package) ? Directory.GetFiles(package, "libonnxruntime.so.1*", SearchOption.AllDirectories) : [];
        var found = Array.Find(libraries, path => path.Contains("linux/x64", StringComparison.Ordinal));
        if (found is null || !OperatingSystem.IsLinux())
        {
            Assert.Ignore(
                $"no older ONNX Runtime is at hand: name its library in {Variable}, 1.17 or newer "
                + "(.ci/run fetches one where npm is installed)");
        }

        return found!;
    }
}
