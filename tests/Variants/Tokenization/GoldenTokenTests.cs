using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Variants.Tokenization;

/// <summary>Every line of the golden files, no exceptions: the ids and segments of Hugging Face tokenizers.</summary>
public sealed class GoldenTokenTests
{
    private const string InformationalFile = "bert-unicode-newer.jsonl";

    [Test]
    public void Encode_EveryLineOfEveryGoldenFile_GivesTheIdsOfTheReference()
    {
        var tokenizer = WordPieceTokenizer.FromVocabularyFile(
            SharedData.Require("data", "vocab", "bert-base-uncased.txt"), lowerCase: true);
        var files = Directory.GetFiles(SharedData.Require("golden", "tokenizer"), "bert-*.jsonl")
            .Where(path => Path.GetFileName(path) != InformationalFile).ToList();
        files.Should().HaveCountGreaterThanOrEqualTo(8);

        var differences = files.SelectMany(path => Differences(tokenizer, path)).Take(5).ToList();

        differences.Should().BeEmpty();
    }

    [Test]
    public void Encode_CodePointsThatNewerUnicodeTreatsOtherwise_GivesTheIdsOfTheReferenceTables()
    {
        // The file is informational (it also holds the ids under Unicode 18); the tables here are those of the reference, so its ids come
        // out.
        var tokenizer = WordPieceTokenizer.FromVocabularyFile(
            SharedData.Require("data", "vocab", "bert-base-uncased.txt"), lowerCase: true);

        var differences = Differences(tokenizer, SharedData.Require("golden", "tokenizer", InformationalFile)).Take(5).ToList();

        differences.Should().BeEmpty();
    }

    private static IEnumerable<string> Differences(WordPieceTokenizer tokenizer, string path)
    {
        var line = 0;
        foreach (var row in GoldenRow.ReadAll(path))
        {
            line++;
            var (ids, typeIds) = Encode(tokenizer, row);
            if (!ids.AsSpan().SequenceEqual(row.Ids) || !typeIds.AsSpan().SequenceEqual(row.TypeIds))
            {
                yield return $"{Path.GetFileName(path)}, line {line}: [{string.Join(' ', ids)}] "
                    + $"instead of [{string.Join(' ', row.Ids)}] for '{row.Text}' / '{row.Pair}'";
            }
        }
    }

    private static (int[] Ids, int[] TypeIds) Encode(WordPieceTokenizer tokenizer, GoldenRow row)
    {
        var room = WordPieceTokenizer.MaximumTokenCount(row.Text.Length, row.Pair?.Length ?? 0);
        var (ids, typeIds) = (new int[room], new int[room]);
        var limit = row.MaximumLength ?? WordPieceTokenizer.Unlimited;
        var count = row.Pair is null
            ? tokenizer.Encode(row.Text, limit, ids, typeIds)
            : tokenizer.EncodePair(row.Text, row.Pair, limit, ids, typeIds);
        return (ids[..count], typeIds[..count]);
    }
}
