using System.Text;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>A named set of texts for <see cref="TokenizerBenchmark"/>.</summary>
/// <param name="Name">Where they come from.</param>
/// <param name="Texts">At least one.</param>
internal sealed record TokenizerBenchmarkTexts(string Name, IReadOnlyList<string> Texts)
{
    // In code units. A pass takes some milliseconds, so that some passes are not interrupted.
    private const int MaxSetLength = 1_000_000;
    private const int GeneratedTextCount = 20_000;
    private const int Seed = 20240607;

    // Frequent words first: the generator draws the n-th with a probability of about 1 / n (Zipf's law).
    private static readonly string[] Words =
        ("the of and a to in is was he for it with as his on be at by i this had not are but from or have an they which one you "
            + "were her all she there would their we him been has when who will more no if out so said what up its about into than "
            + "them can only other new some could time these two may then do first any my now such like our over man me even most "
            + "made after also did many before must through back years where much your way well down should because each just those "
            + "people how too little state good very make world still own see men work long get here between both life being under "
            + "never day same another know while last might us great old year off come since against go came right used take three "
            + "movie film story company market president government unflinchingly charming performance characters director comedy "
            + "audience shares percent million officials statement investigation Washington Microsoft heartbreaking overwrought "
            + "well-acted cinematographer reassessment")
        .Split(' ');

    /// <summary>
    /// One set per folder with *.tsv files below a GLUE folder: fields that hold a space are taken for texts. Without a GLUE folder, one
    /// set of generated texts.
    /// </summary>
    public static IEnumerable<TokenizerBenchmarkTexts> Read(string? glueDirectory)
    {
        if (glueDirectory is null)
        {
            yield return Generate();
            yield break;
        }

        foreach (var folder in Directory.GetDirectories(glueDirectory).Order(StringComparer.Ordinal))
        {
            var texts = ReadFolder(folder);
            if (texts.Count > 0)
            {
                yield return new TokenizerBenchmarkTexts(Path.GetFileName(folder), texts);
            }
        }
    }

    private static List<string> ReadFolder(string folder)
    {
        var texts = new List<string>();
        var length = 0L;
        var files = Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal);
        var fields = files.SelectMany(File.ReadLines).SelectMany(line => line.Split('\t'));
        foreach (var text in fields.Where(field => field.Contains(' ', StringComparison.Ordinal)))
        {
            texts.Add(text);
            length += text.Length;
            if (length >= MaxSetLength)
            {
                break;
            }
        }

        return texts;
    }

    private static TokenizerBenchmarkTexts Generate()
    {
        var random = new Random(Seed);
        var texts = new string[GeneratedTextCount];
        var text = new StringBuilder();
        for (var i = 0; i < texts.Length; i++)
        {
            text.Clear();
            for (var words = random.Next(4, 32); words > 0; words--)
            {
                text.Append(Words[(int)Math.Pow(Words.Length, random.NextDouble()) - 1])
                    .Append(words == 1 ? "." : random.Next(12) == 0 ? ", " : " ");
            }

            texts[i] = text.ToString();
        }

        return new TokenizerBenchmarkTexts($"generated, seed {Seed}", texts);
    }
}
