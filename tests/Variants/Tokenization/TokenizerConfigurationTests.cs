using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Tests.Variants.Tokenization;

public sealed class TokenizerConfigurationTests
{
    [TestCase("vocab.txt")]
    [TestCase("tokenizer.json")]
    public void FromModelFolder_FolderWithAVocabulary_FindsItWithoutSettings(string name)
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = vocabulary.Write(name, "");

        TokenizerConfiguration.FromModelFolder(vocabulary.Folder).Should().Be(new TokenizerConfiguration(path));
    }

    [Test]
    public void FromModelFolder_FolderWithSettings_ReadsThem()
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = vocabulary.Write("vocab.txt", TemporaryVocabulary.SpecialTokens);
        vocabulary.Write(
            "tokenizer_config.json",
            """{"do_lower_case": false, "strip_accents": true, "tokenize_chinese_chars": false, "model_max_length": 512}""");

        var configuration = TokenizerConfiguration.FromModelFolder(vocabulary.Folder);

        configuration.Should().Be(new TokenizerConfiguration(path)
        {
            LowerCase = false,
            StripAccents = true,
            IsolateChineseCharacters = false,
        });
        WordPieceTokenizer.FromConfiguration(configuration).Normalization.Should().Be(new TextNormalization(false, true, false));
    }

    [TestCase("""{"strip_accents": null}""", true)]
    [TestCase("""{"do_lower_case": true}""", true)]
    [TestCase("""{"do_lower_case": false}""", false)]
    public void FromConfiguration_SettingsWithGaps_LowerCaseByDefaultAndStripAccentsAsLowerCase(string settings, bool expected)
    {
        using var vocabulary = new TemporaryVocabulary();
        vocabulary.Write("vocab.txt", TemporaryVocabulary.SpecialTokens);
        vocabulary.Write("tokenizer_config.json", settings);

        WordPieceTokenizer.FromConfiguration(TokenizerConfiguration.FromModelFolder(vocabulary.Folder)).Normalization
            .Should().Be(expected ? TextNormalization.Uncased : TextNormalization.Cased);
    }

    [Test]
    public void FromConfiguration_StrippedButNotLowerCased_KeepsCaseOnly()
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = vocabulary.Write("vocab.txt", TemporaryVocabulary.SpecialTokens + "E\n中文\ni\u0307\n");

        var stripped = WordPieceTokenizer.FromConfiguration(new TokenizerConfiguration(path)
        {
            LowerCase = false,
            StripAccents = true,
            IsolateChineseCharacters = false,
        });
        var lowered = WordPieceTokenizer.FromConfiguration(new TokenizerConfiguration(path) { LowerCase = true, StripAccents = false });

        TemporaryVocabulary.Words(stripped, "É 中文").Should().Equal(TemporaryVocabulary.FirstWord, TemporaryVocabulary.FirstWord + 1);
        TemporaryVocabulary.Words(lowered, "İ")
            .Should().Equal([TemporaryVocabulary.FirstWord + 2], "full lower-casing adds the dot as a mark");
    }

    [Test]
    public void FromModelFolder_FolderWithoutVocabulary_SaysWhatIsWanted()
    {
        using var vocabulary = new TemporaryVocabulary();

        TokenizerConfiguration.Find(vocabulary.Folder).Should().BeNull();
        FluentActions.Invoking(() => TokenizerConfiguration.FromModelFolder(vocabulary.Folder))
            .Should().Throw<VocabularyException>()
            .WithMessage("*vocab.txt*tokenizer.json*--vocab*");
    }

    [Test]
    public void ForVocabulary_BrokenConfigurationBesideIt_NamesThatFile()
    {
        using var vocabulary = new TemporaryVocabulary();
        var path = vocabulary.Write("vocab.txt", TemporaryVocabulary.SpecialTokens);
        vocabulary.Write("tokenizer_config.json", "{");

        FluentActions.Invoking(() => TokenizerConfiguration.ForVocabulary(path))
            .Should().Throw<VocabularyException>()
            .WithMessage("*tokenizer_config.json*not JSON*");
    }
}
