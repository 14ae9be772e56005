using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>
/// One arm of a comparison on disk: its program and its prepared files, in a folder that nothing else writes to during the measurement.
/// </summary>
/// <param name="Program">Folder of the program.</param>
/// <param name="Prepared">Folder of the prepared graphs and texts.</param>
/// <param name="Sessions">The prepared sessions.</param>
internal sealed record PreparedArm(string Program, string Prepared, ImmutableArray<PreparedSession> Sessions)
{
    private const string Models = "models";

    /// <summary>The variants, in their order.</summary>
    public IEnumerable<string> Variants => Sessions.Select(session => session.Variant).Distinct();

    /// <summary>The sessions of a variant.</summary>
    public IEnumerable<PreparedSession> Of(string variant) => Sessions.Where(session => session.Variant == variant);

    /// <summary>Copies a program, lets it prepare, and reads the result.</summary>
    /// <param name="name">Which arm, for messages.</param>
    /// <param name="build">Folder of the program as built.</param>
    /// <param name="folder">Folder of the arm.</param>
    /// <param name="arguments">Options of <c>worker prepare</c>.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    /// <exception cref="BadInputException">The program has no worker, or cannot prepare.</exception>
    public static PreparedArm Make(string name, string build, string folder, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var (program, prepared) = (Path.Combine(folder, "program"), Path.Combine(folder, "prepared"));
        foreach (var file in Directory.EnumerateFiles(build, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(build, file);
            if (path.Split(Path.DirectorySeparatorChar)[0] != Models
                && !path.EndsWith(".pdb", StringComparison.Ordinal)
                && !path.EndsWith(".xml", StringComparison.Ordinal))
            {
                var target = Path.Combine(program, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }
        }

        // Runs the program as built, because the embedded models lie beside it; the copied arm needs only the prepared folder.
        var preparing = ChildProgram.Run(
            "dotnet",
            [Path.Combine(build, CandidateProgram.FileName), "worker", "prepare", "--into", prepared, .. arguments],
            Environment.CurrentDirectory,
            cancellation);
        return preparing.Code == 0 && PreparedFolder.IsComplete(prepared)
            ? new(program, prepared, PreparedFolder.Read(prepared))
            : throw new BadInputException(preparing.Said.Contains("argument 'worker'", StringComparison.Ordinal)
                ? $"the {name} has no workers: it is older than energygate compare; give a later commit"
                : $"the {name} cannot prepare its workers (exit code {preparing.Code}): {LastLine(preparing.Said)}");
    }

    /// <summary>
    /// The names of the program files that differ between two arms. Equal files of the other arm become links to those of this one: they
    /// then share their place in memory, and bias neither arm.
    /// </summary>
    public ImmutableArray<string> ShareEqualFiles(PreparedArm other, CancellationToken cancellation)
    {
        var different = ImmutableArray.CreateBuilder<string>();
        foreach (var (mine, theirs) in new[] { (Program, other.Program), (Prepared, other.Prepared) })
        {
            var names =
                from folder in new[] { mine, theirs }
                from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                select Path.GetRelativePath(folder, file);
            foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var (left, right) = (Path.Combine(mine, name), Path.Combine(theirs, name));
                if (EqualFiles.AreEqual(left, right))
                {
                    ChildProgram.Run("ln", ["-f", left, right], mine, cancellation);
                }
                else if (mine == Program)
                {
                    different.Add(name);
                }
            }
        }

        return different.ToImmutable();
    }

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("no output");
}
