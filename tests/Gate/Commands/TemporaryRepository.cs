using System.Diagnostics;

namespace EnergyGate.Tests.Gate.Commands;

/// <summary>A git repository for one test, with one commit.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TemporaryRepository()
    {
        Git("init", "--quiet");
        folder.Write("source.txt", "as committed\n");
        Commit();
    }

    public string Path => folder.Path;

    public string this[string name] => folder[name];

    public string Write(string name, string text) => folder.Write(name, text);

    /// <summary>Commits everything.</summary>
    public void Commit()
    {
        Git("add", "--all");
        Git(
            "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet",
            "--message", "a state");
    }

    /// <summary>Tags the last commit.</summary>
    public void Tag(string name) => Git("tag", name);

    public void Dispose()
    {
        // Git's objects are read-only.
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        folder.Dispose();
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
        git.WaitForExit();
        git.ExitCode.Should().Be(0, string.Join(' ', arguments));
    }
}
