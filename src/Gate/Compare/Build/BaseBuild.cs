using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>
/// Builds the program of another commit, in its own git worktree. A commit is built only once: the build is kept, and each of its files is
/// checked before it is used again, because a changed base would let a slower candidate pass.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="cache">Folder of the builds, with one folder per commit.</param>
/// <param name="say">Receives a message per step.</param>
internal sealed class BaseBuild(GitRepository repository, string cache, Action<string> say)
{
    private const int HashDigits = 12;

    /// <summary>Builds the program in a checkout; arguments of <c>dotnet</c>, folder of the checkout, cancellation.</summary>
    internal Func<IEnumerable<string>, string, CancellationToken, ChildProgram> Builder { get; init; } =
        (arguments, source, cancellation) => ChildProgram.Run("dotnet", arguments, source, cancellation);

    /// <summary>Builds a commit unless its build is kept and unchanged. Returns the folder with its <c>energygate.dll</c>.</summary>
    /// <param name="commit">The full hash.</param>
    /// <param name="buildOptions">Further arguments of <c>dotnet build</c>, e.g. <c>-p:OnnxRuntime=gpu</c>.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <exception cref="BadInputException">It does not build, or files of the cache are tracked by git.</exception>
    public string Build(string commit, IReadOnlyList<string> buildOptions, CancellationToken cancellation)
    {
        var name = commit[..HashDigits];
        if (repository.TrackedBelow(cache) is { } tracked)
        {
            throw new BadInputException(
                $"{tracked} is tracked by git, and the builds that a comparison keeps lie in {cache}: a build that came with a commit "
                + $"proves nothing. Remove it from the commit: git rm -r --cached {tracked}");
        }

        var folder = Path.GetFullPath(Path.Combine(cache, name));
        var source = Path.Combine(folder, "source");
        var program = Path.Combine(source, "src", "Gate", "bin", "Release", "net10.0");
        var wanted = string.Join(' ', buildOptions);
        var manifest = BuildManifest.Of(repository.OwnFolder, folder);
        if (manifest.IsOf(commit, wanted))
        {
            if (manifest.FirstChange(program) is not { } changed)
            {
                return program;
            }

            say($"the kept build of {name} was changed ({changed}): building again");
        }
        else
        {
            say($"building the base {name} (kept in {cache})");
        }

        manifest.Delete();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        repository.CheckOut(commit, source);
        var log = Path.Combine(folder, "build.log");
        string[] arguments = ["build", "-c", "Release", Path.Combine("src", "Gate"), "-nologo", "-v", "quiet", .. buildOptions];
        var build = Builder(arguments, source, cancellation);
        File.WriteAllText(log, build.Said);
        if (build.Code != 0)
        {
            var first = build.Said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim()
                ?? "no error line";
            throw new BadInputException($"the base {name} does not build: {first} (log: {log})");
        }

        manifest.Write(commit, wanted, program);
        return program;
    }
}
