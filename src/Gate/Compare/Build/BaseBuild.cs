using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>
/// Builds the program of another commit, in its own git worktree. A commit is built only once.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="cache">Folder of the builds, with one folder per commit.</param>
/// <param name="say">Receives a message per step.</param>
internal sealed class BaseBuild(GitRepository repository, string cache, Action<string> say)
{
    private const string Done = "built";
    private const int HashDigits = 12;

    /// <summary>Builds a commit unless it was built before. Returns the folder with its <c>energygate.dll</c>.</summary>
    /// <param name="commit">The full hash.</param>
    /// <param name="buildOptions">Further arguments of <c>dotnet build</c>, e.g. <c>-p:OnnxRuntime=gpu</c>.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <exception cref="BadInputException">It does not build, or it has no worker.</exception>
    public string Build(string commit, IReadOnlyList<string> buildOptions, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(Path.Combine(cache, commit[..HashDigits]));
        var source = Path.Combine(folder, "source");
        var program = Path.Combine(source, "src", "Gate", "bin", "Release", "net10.0");
        var done = Path.Combine(folder, Done);
        var wanted = string.Join(' ', buildOptions);
        if (File.Exists(done) && File.ReadAllText(done) == wanted && File.Exists(Path.Combine(program, CandidateProgram.FileName)))
        {
            return program;
        }

        say($"building the base {commit[..HashDigits]} (kept in {cache})");
        Directory.CreateDirectory(folder);
        File.Delete(done);
        repository.CheckOut(commit, source);
        var log = Path.Combine(folder, "build.log");
        string[] arguments = ["build", "-c", "Release", Path.Combine("src", "Gate"), "-nologo", "-v", "quiet", .. buildOptions];
        var build = ChildProgram.Run("dotnet", arguments, source, cancellation);
        File.WriteAllText(log, build.Said);
        if (build.Code != 0)
        {
            var first = build.Said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim()
                ?? "no error line";
            throw new BadInputException($"the base {commit[..HashDigits]} does not build: {first} (log: {log})");
        }

        File.WriteAllText(done, wanted);
        return program;
    }
}
