namespace EnergyGate.Graphs.Onnx;

/// <summary>Paths without symbolic links. The runtime resolves the last part of a path only; this resolves every part.</summary>
internal static class RealPath
{
    // The system's own limit (ELOOP of Linux).
    private const int MaxLinks = 40;

    /// <summary>The full path to which a path leads. Parts that do not exist are kept as they are.</summary>
    /// <exception cref="InvalidDataException">Links lead to one another.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        var rest = new Stack<string>(Parts(full[resolved.Length..]));
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? resolved;
                continue;
            }

            var candidate = Path.Combine(resolved, part);
            if (new FileInfo(candidate).LinkTarget is not { } target)
            {
                resolved = candidate;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new InvalidDataException($"'{path}' leads through more than {MaxLinks} symbolic links");
            }

            var root = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
            resolved = root.Length > 0 ? root : resolved;
            foreach (var step in Parts(target[root.Length..]))
            {
                rest.Push(step);
            }
        }

        return resolved;
    }

    // The last part first: the order in which a stack takes them.
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".")
            .Reverse();
}
