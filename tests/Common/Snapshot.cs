using System.Runtime.CompilerServices;

namespace EnergyGate.Tests;

/// <summary>
/// Compares a text with the one accepted before, in Verify's convention: <c>Class.Member.verified.ext</c> lies beside the test; on a
/// difference <c>Class.Member.received.ext</c> is written there and the test fails with the differing lines. <c>ENERGYGATE_ACCEPT=1</c>
/// accepts.
/// </summary>
internal static class Snapshot
{
    /// <summary>Fails the calling test unless the text is the accepted one.</summary>
    /// <param name="text">What the test made; line ends of Windows count as those of Unix.</param>
    /// <param name="extension">Ending of the file, without a dot: txt, html, md, json, xml.</param>
    /// <param name="name">Tells several snapshots of one test apart; becomes part of the file's name.</param>
    /// <param name="file">The test's source file: filled in by the compiler, as is <paramref name="member"/>.</param>
    /// <param name="member">The test's name.</param>
    public static void Match(
        string text, string extension = "txt", string? name = null, [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        // A Release build writes its sources' paths from the root of the repository, so that every checkout makes the same binaries.
        var source = file.StartsWith("/_/", StringComparison.Ordinal)
            ? Path.Combine(SharedData.RepositoryRoot, file["/_/".Length..])
            : file;
        var stem = Path.Combine(
            Path.GetDirectoryName(source)!, $"{Path.GetFileNameWithoutExtension(file)}.{member}{(name is null ? "" : $"_{name}")}");
        var accept = Environment.GetEnvironmentVariable("ENERGYGATE_ACCEPT") == "1";
        if (Difference(text, stem, extension, accept) is { } difference)
        {
            Assert.Fail(difference);
        }
    }

    /// <summary>What is different, as the message of a failure; null when nothing is, or when it was accepted.</summary>
    /// <param name="text">What the test made.</param>
    /// <param name="stem">Path of the snapshot up to <c>.verified.ext</c>.</param>
    /// <param name="extension">Ending of the file.</param>
    /// <param name="accept">Take the text as the new snapshot.</param>
    public static string? Difference(string text, string stem, string extension, bool accept)
    {
        var verified = $"{stem}.verified.{extension}";
        var received = $"{stem}.received.{extension}";
        var actual = text.ReplaceLineEndings("\n");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == actual || accept)
        {
            File.Delete(received);
            if (expected != actual)
            {
                File.WriteAllText(verified, actual);
            }

            return null;
        }

        File.WriteAllText(received, actual);
        var lines = expected is null ? "there is no accepted snapshot yet" : LineDifference.Of(expected, actual);
        return $"""
            {Path.GetFileName(verified)} differs; what the test made lies beside it as {Path.GetFileName(received)}.
            Where the new text is right, run the test with ENERGYGATE_ACCEPT=1 and commit the file.
            {lines}
            """;
    }
}
