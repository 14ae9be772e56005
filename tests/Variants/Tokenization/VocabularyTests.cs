using System.Text;
using System.Text.Json;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Variants.Tokenization;

public sealed class VocabularyTests
{
    private const string SmallJson = """
        {"added_tokens":[{"id":3,"content":"[SEP]","special":true,"normalized":false}],
         "normalizer":{"type":"BertNormalizer","lowercase":false,"strip_accents":null},
         "model":{"type":"WordPiece","unk_token":"[UNK]","vocab":{"[PAD]":0,"[UNK]":1,"[CLS]":2,"[SEP]":3,"A":9,"a":5}}}
        """;

    [TestCase("[PAD]\n[UNK]\n[CLS]\n", "*no token [[]SEP]*", null)]
    [TestCase("[PAD]\n[CLS]\n[SEP]\n", "*no token [[]UNK]*", null)]
    [TestCase("[PAD]\n[UNK]\n[SEP]\n", "*no token [[]CLS]*", null)]
    [TestCase("[UNK]\n[CLS]\n[SEP]\n", "*no token [[]PAD]*", null)]
    [TestCase("", "*empty*", null)]
    [TestCase("[PAD]\n[UNK]\n\n[CLS]\n[SEP]\n", "*line 3*empty*", 3)]
    [TestCase("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\na\n", "*line 6*'a'*line 5*", 6)]
    public void FromVocabularyFile_BadText_NamesFileAndLine(string content, string message, int? line)
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = vocabulary.Write("vocab.txt", content);

        var error = FluentActions.Invoking(() => WordPieceTokenizer.FromVocabularyFile(path, true))
            .Should().Throw<VocabularyException>()
            .Which;

        error.Message.Should().StartWith(path).And.MatchEquivalentOf(message.Replace("[[]", "[", StringComparison.Ordinal));
        error.Line.Should().Be(line);
    }

    [TestCase("{\"model\": {", "*not JSON*")]
    [TestCase("[]", "*no JSON object*")]
    [TestCase("{}", "*\"model\"*")]
    [TestCase("""{"model":{"type":"BPE","vocab":{"a":0}}}""", "*BPE*WordPiece*")]
    [TestCase("""{"model":{"vocab":{}}}""", "*missing or empty*")]
    [TestCase("""{"model":{"vocab":{"a":0,"b":0}}}""", "*same id 0*")]
    [TestCase("""{"model":{"vocab":{"a":0,"a":1}}}""", "*twice*")]
    [TestCase("""{"model":{"vocab":{"a":-1}}}""", "*whole numbers*")]
    [TestCase("""{"model":{"vocab":{"a":0}}}""", "*no token [PAD]*")]
    [TestCase("""{"model":{"max_input_chars_per_word":0,"vocab":{"a":0}}}""", "*1 to 1000*")]
    [TestCase("""{"normalizer":{"type":"NFC"},"model":{"vocab":{"a":0}}}""", "*NFC*BertNormalizer*")]
    [TestCase("""{"normalizer":{"clean_text":false},"model":{"vocab":{"a":0}}}""", "*clean_text*")]
    [TestCase("""{"added_tokens":[{"id":7,"content":"<x>","lstrip":true}],"model":{"vocab":{"a":0}}}""", "*lstrip*")]
    [TestCase("""{"added_tokens":[{"id":7,"content":"a"}],"model":{"vocab":{"a":0}}}""", "*ASCII symbol*")]
    [TestCase("""{"added_tokens":[{"id":7,"content":"<x>"}],"model":{"vocab":{"<x>":0}}}""", "*7*0*")]
    public void FromVocabularyFile_BadJson_SaysWhatIsLegal(string content, string message)
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = vocabulary.Write("tokenizer.json", content);

        FluentActions.Invoking(() => WordPieceTokenizer.FromVocabularyFile(path, true))
            .Should().Throw<VocabularyException>()
            .WithMessage(message)
            .Which.Path.Should().Be(path);
    }

    [Test]
    public void FromVocabularyFile_NoFile_IsAVocabularyError()
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = Path.Combine(vocabulary.Folder, "absent.txt");

        FluentActions.Invoking(() => WordPieceTokenizer.FromVocabularyFile(path, true))
            .Should().Throw<VocabularyException>()
            .WithMessage($"{path}*");
        FluentActions.Invoking(() => WordPieceTokenizer.FromVocabularyFile(vocabulary.Folder, true)).Should().Throw<VocabularyException>();
    }

    [Test]
    public void FromVocabularyFile_BytesThatAreNotUtf8_AreAVocabularyError()
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = Path.Combine(vocabulary.Folder, "vocab.txt");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(TemporaryVocabulary.SpecialTokens), 0xFF, 0xFE, (byte)'\n']);

        FluentActions.Invoking(() => WordPieceTokenizer.FromVocabularyFile(path, true))
            .Should().Throw<VocabularyException>()
            .WithMessage("*UTF-8*");
    }

    [Test]
    public void FromVocabularyFile_WindowsLineEnds_AreLineEnds()
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = vocabulary.Write(
            "vocab.txt", (TemporaryVocabulary.SpecialTokens + "a\n").Replace("\n", "\r\n", StringComparison.Ordinal));

        TemporaryVocabulary.Words(WordPieceTokenizer.FromVocabularyFile(path, true), "a").Should().Equal(TemporaryVocabulary.FirstWord);
    }

    [Test]
    public void FromVocabularyFile_Json_HonoursItsNormalizerAndIds()
    {
        using var vocabulary = new TemporaryVocabulary();

        var tokenizer = WordPieceTokenizer.FromVocabularyFile(vocabulary.Write("tokenizer.json", SmallJson), lowerCase: true);

        TemporaryVocabulary.Words(tokenizer, "A a[SEP]").Should().Equal(9, 5, 3);
        tokenizer.VocabularySize.Should().Be(10);
        tokenizer.Normalization.Should().Be(TextNormalization.Cased);
    }

    [Test]
    public void FromVocabularyFile_JsonOfTheSameTokens_GivesTheIdsOfTheText()
    {
        var textPath = SharedData.Require("data", "vocab", "bert-base-uncased.txt");
        using var vocabulary = new TemporaryVocabulary();
        var idOfToken = File.ReadAllLines(textPath).Index().ToDictionary(line => line.Item, line => line.Index);
        var special = new[] { "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]" }.Select(token => new
        {
            id = idOfToken[token],
            content = token,
        });
        var json = JsonSerializer.Serialize(new { added_tokens = special, model = new { type = "WordPiece", vocab = idOfToken } });
        var (fromText, fromJson) = (
            WordPieceTokenizer.FromVocabularyFile(textPath, true),
            WordPieceTokenizer.FromVocabularyFile(vocabulary.Write("tokenizer.json", json), true));

        foreach (var row in GoldenRow.ReadAll(SharedData.Require("golden", "tokenizer", "bert-unicode.jsonl")))
        {
            TemporaryVocabulary.Words(fromJson, row.Text)
                .AsSpan()
                .SequenceEqual(TemporaryVocabulary.Words(fromText, row.Text))
                .Should().BeTrue(row.Text);
        }
    }
}
