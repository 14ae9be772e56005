using System.Collections.Immutable;
using EnergyGate.Gate.Compare.Workers;
using EnergyGate.Gate.Hosting;
using EnergyGate.Variants.Catalog;

namespace EnergyGate.Gate.Compare.Build;

/// <summary>The two arms of a comparison, and their differences.</summary>
/// <param name="Base">The base commit.</param>
/// <param name="Candidate">The working tree.</param>
/// <param name="ProgramChanges">Files of the built program that differ.</param>
/// <param name="SourceChanges">Product files of the repository that changed since the base.</param>
internal sealed record ComparedArms(
    PreparedArm Base, PreparedArm Candidate, ImmutableArray<string> ProgramChanges, ImmutableArray<string> SourceChanges)
{
    /// <summary>Builds the base, copies the candidate, and lets both prepare.</summary>
    /// <param name="options">Options of the comparison.</param>
    /// <param name="wanted">The variants of the candidate.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The base.</param>
    /// <param name="changes">Product files that changed since the base.</param>
    /// <param name="say">Receives a message per step.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    /// <exception cref="BadInputException">The base does not build, or an arm cannot prepare.</exception>
    public static ComparedArms Prepare(
        ComparisonOptions options,
        ImmutableArray<VariantRecipe> wanted,
        GitRepository repository,
        string commit,
        ImmutableArray<string> changes,
        Action<string> say,
        CancellationToken cancellation)
    {
        var build = new BaseBuild(repository, options.WorkFolder, say).Build(commit, options.BuildOptions, cancellation);
        var folder = Path.Combine(options.WorkFolder, "run");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        say("preparing base and candidate: graphs and texts");
        // Paths of equal length: a path is part of a process, and must not bias one arm.
        var reference = PreparedArm.Make(
            "base", build, Path.Combine(folder, "base"), PreparationArguments.Of(options.Run, options.Variants), cancellation);
        var candidate = PreparedArm.Make(
            "candidate",
            CandidateProgram.Folder,
            Path.Combine(folder, "cand"),
            PreparationArguments.Of(options.Run, [.. wanted.Select(variant => variant.Name)]),
            cancellation);
        return new(reference, candidate, reference.ShareEqualFiles(candidate, cancellation), changes);
    }

    /// <summary>Whether graphs, texts and program of a variant are the same bytes for both arms.</summary>
    public bool AreIdentical(string variant) =>
        ProgramChanges.IsEmpty && HaveSameWork(variant);

    /// <summary>Whether graphs and texts of a variant are the same for both arms, and fed in the same way.</summary>
    public bool HaveSameWork(string variant) =>
        Base.Of(variant).Select(session => session.Identity).SequenceEqual(Candidate.Of(variant).Select(session => session.Identity));

    /// <summary>Whether both arms run the same batches of a variant, so that part of a pass can be compared with the same part.</summary>
    public bool HaveSameBatches(string variant) => Batches(Base, variant).SequenceEqual(Batches(Candidate, variant));

    /// <summary>Whether both arms can run texts: an older program measures sessions only.</summary>
    public bool HavePipelines => PreparedTokenizer.IsIn(Base.Prepared) && PreparedTokenizer.IsIn(Candidate.Prepared);

    /// <summary>Whether both arms answer the same requests of a variant, text by text.</summary>
    public bool HaveSameRequests(string variant) => Requests(Base, variant).SequenceEqual(Requests(Candidate, variant));

    private static IEnumerable<object> Requests(PreparedArm arm, string variant) =>
        from session in arm.Of(variant)
        from text in LinesFile.Read(Path.Combine(arm.Prepared, session.RawTextsFile)).Select(text => (object)(text, session.BatchSize))
        select text;

    private static IEnumerable<object> Batches(PreparedArm arm, string variant) =>
        arm.Of(variant).Select(session => (object)(session.TextsHash, session.Feeding, session.BatchSize));
}
