using System.Collections.Immutable;

namespace EnergyGate.Gate.Hosting;

/// <summary>The git repository that contains a folder, read by the program <c>git</c>. Its files and branches are never changed.</summary>
internal sealed class GitRepository
{
    private GitRepository(string root) => Root = root;

    /// <summary>The root of the working tree.</summary>
    public string Root { get; }

    /// <summary>The repository that contains a folder. The folder need not exist yet.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <exception cref="BadInputException">There is no git, or the folder is in no repository.</exception>
    public static GitRepository Around(string folder)
    {
        var existing = new DirectoryInfo(folder);
        while (!existing.Exists && existing.Parent is not null)
        {
            existing = existing.Parent;
        }

        var (code, output, error) = Run(existing.FullName, "rev-parse", "--show-toplevel");
        return code == 0
            ? new(output.TrimEnd('\n', '\r'))
            : throw new BadInputException($"{folder} is not in a git repository: {FirstLine(error)}");
    }

    /// <summary>Files that differ from the last commit, as paths from the root; with untracked files, without ignored ones.</summary>
    /// <param name="except">A folder whose files are left out.</param>
    public ImmutableArray<string> Changes(string except)
    {
        var excluded = PrefixOf(except);
        return
        [
            .. Entries(Ask("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"))
                .Select(entry => entry[3..])
                .Where(file => !file.StartsWith(excluded, StringComparison.Ordinal)),
        ];
    }

    /// <summary>Files of the working tree that differ from a commit, as paths from the root; with untracked files.</summary>
    /// <param name="commit">The full hash of a commit.</param>
    public ImmutableArray<string> ChangesSince(string commit) =>
    [
        .. Entries(Ask("diff", "--name-only", "--no-renames", "-z", commit))
            .Concat(Entries(Ask("ls-files", "--others", "--exclude-standard", "-z")))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Checks a commit out into a git worktree. A worktree of an earlier run is replaced.</summary>
    /// <param name="commit">The full hash of a commit.</param>
    /// <param name="folder">Folder of the worktree; deleted first if it exists.</param>
    public void CheckOut(string commit, string folder)
    {
        Run(Root, "worktree", "remove", "--force", folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Ask("worktree", "prune");
        Ask("worktree", "add", "--quiet", "--detach", "--force", folder, commit);
    }

    /// <summary>Git's own folder of this working tree, usually <c>.git</c>: no commit reaches it.</summary>
    public string OwnFolder => Ask("rev-parse", "--absolute-git-dir").TrimEnd('\n', '\r');

    /// <summary>A tracked file that lies below a folder, or is the folder or one above it (a link, say); null for none.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    public string? TrackedBelow(string folder)
    {
        var path = System.IO.Path.GetRelativePath(Root, System.IO.Path.GetFullPath(folder)).Replace('\\', '/');
        return path == "." || path.StartsWith("../", StringComparison.Ordinal)
            ? null
            : Entries(Ask("ls-files", "-z", "--", $":(top,literal){path.Split('/')[0]}"))
                .FirstOrDefault(file => (file + "/").StartsWith(path + "/", StringComparison.Ordinal)
                    || (path + "/").StartsWith(file + "/", StringComparison.Ordinal));
    }

    /// <summary>Files below a folder in a commit, as paths from that folder.</summary>
    /// <param name="reference">A commit, branch or tag.</param>
    /// <param name="folder">The folder in the working tree.</param>
    /// <exception cref="BadInputException">The commit is unknown.</exception>
    public ImmutableArray<string> Files(string reference, string folder)
    {
        var commit = Commit(reference);
        var prefix = PrefixOf(folder);
        return
        [
            .. Entries(Ask("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit))
                .Where(file => file.StartsWith(prefix, StringComparison.Ordinal))
                .Select(file => file[prefix.Length..]),
        ];
    }

    /// <summary>The last tag that matches a pattern, at or before HEAD; null if there is none.</summary>
    /// <param name="pattern">A pattern of <c>git describe --match</c>, e.g. <c>v*</c>.</param>
    public string? LastTag(string pattern)
    {
        var (code, output, _) = Run(Root, "describe", "--tags", "--abbrev=0", "--match", pattern);
        return code == 0 ? output.Trim() : null;
    }

    /// <summary>The short hash of a commit: 12 digits, more if git needs them.</summary>
    /// <param name="reference">A commit, branch or tag.</param>
    /// <exception cref="BadInputException">The commit is unknown.</exception>
    public string ShortHash(string reference) => Ask("rev-parse", "--short=12", Commit(reference)).Trim();

    /// <summary>The text of a file in a commit.</summary>
    /// <param name="reference">A commit, branch or tag.</param>
    /// <param name="folder">The folder in the working tree.</param>
    /// <param name="file">Path from that folder.</param>
    public string Text(string reference, string folder, string file) => Ask("show", $"{Commit(reference)}:{PrefixOf(folder)}{file}");

    /// <summary>The full hash of a commit.</summary>
    /// <param name="reference">A commit, branch or tag.</param>
    /// <exception cref="BadInputException">The commit is unknown.</exception>
    public string Commit(string reference)
    {
        var (code, output, _) = Run(Root, "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        return code == 0
            ? output.Trim()
            : throw new BadInputException(
                $"there is no commit '{reference}' in this clone: give a commit, branch or tag, e.g. HEAD or origin/main");
    }

    /// <summary>The merge base of a branch and HEAD; the branch's own commit if this clone has none.</summary>
    /// <param name="commit">The full hash of the branch's commit.</param>
    public string MergeBase(string commit)
    {
        var (code, output, _) = Run(Root, "merge-base", "HEAD", commit);
        return code == 0 ? output.Trim() : commit;
    }

    // The path from the root, ending in a slash, as git writes it: git resolves symbolic links on the way.
    private static string PrefixOf(string folder)
    {
        var full = System.IO.Path.GetFullPath(folder);
        for (var parent = new DirectoryInfo(full); parent is not null; parent = parent.Parent)
        {
            if (parent.Exists)
            {
                var prefix = Run(parent.FullName, "rev-parse", "--show-prefix").Output.Trim('\n', '\r').TrimEnd('/');
                var rest = System.IO.Path.GetRelativePath(parent.FullName, full).Replace('\\', '/');
                return string.Concat(new[] { prefix, rest == "." ? "" : rest }.Where(part => part.Length > 0).Select(part => part + "/"));
            }
        }

        return full + "/";
    }

    private string Ask(params string[] arguments)
    {
        var (code, output, error) = Run(Root, arguments);
        return code == 0 ? output : throw new BadInputException($"git {arguments[0]} failed: {FirstLine(error)}");
    }

    private static string[] Entries(string output) => output.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private static ChildProgram Run(string folder, params string[] arguments) => ChildProgram.Run("git", arguments, folder);
}
