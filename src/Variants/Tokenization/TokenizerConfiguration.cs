namespace EnergyGate.Variants.Tokenization;

/// <summary>The path of a model's vocabulary and the settings of its <c>tokenizer_config.json</c>; null means not set.</summary>
/// <param name="VocabularyPath">A <c>vocab.txt</c> or <c>tokenizer.json</c>.</param>
public sealed record TokenizerConfiguration(string VocabularyPath)
{
    private const string ConfigurationName = "tokenizer_config.json";
    private static readonly string[] VocabularyNames = ["vocab.txt", "tokenizer.json"];

    /// <summary><c>do_lower_case</c>.</summary>
    public bool? LowerCase { get; init; }

    /// <summary><c>strip_accents</c>.</summary>
    public bool? StripAccents { get; init; }

    /// <summary><c>tokenize_chinese_chars</c>.</summary>
    public bool? IsolateChineseCharacters { get; init; }

    /// <summary>
    /// Looks for <c>vocab.txt</c>, then <c>tokenizer.json</c>, in a model's folder, and reads <c>tokenizer_config.json</c> beside it.
    /// </summary>
    /// <returns>Null when the folder has no vocabulary or does not exist.</returns>
    /// <exception cref="VocabularyException"><c>tokenizer_config.json</c> cannot be read.</exception>
    public static TokenizerConfiguration? Find(string modelFolder)
    {
        ArgumentNullException.ThrowIfNull(modelFolder);
        var path = VocabularyNames.Select(name => Path.Combine(modelFolder, name)).FirstOrDefault(File.Exists);
        return path is null ? null : ForVocabulary(path);
    }

    /// <summary>As <see cref="Find"/>, but a folder without a vocabulary is an error.</summary>
    /// <exception cref="VocabularyException">There is no vocabulary, or the configuration cannot be read.</exception>
    public static TokenizerConfiguration FromModelFolder(string modelFolder) =>
        Find(modelFolder)
        ?? throw new VocabularyException(
            modelFolder, null, $"holds neither {string.Join(" nor ", VocabularyNames)}; name the vocabulary with --vocab FILE");

    /// <summary>For a vocabulary given by path; <c>tokenizer_config.json</c> in the same folder is read when there is one.</summary>
    /// <exception cref="VocabularyException">The configuration cannot be read. The vocabulary is not opened yet.</exception>
    public static TokenizerConfiguration ForVocabulary(string vocabularyPath)
    {
        ArgumentNullException.ThrowIfNull(vocabularyPath);
        var configurationPath = Path.Combine(Path.GetDirectoryName(vocabularyPath) ?? "", ConfigurationName);
        var configuration = new TokenizerConfiguration(vocabularyPath);
        if (!File.Exists(configurationPath))
        {
            return configuration;
        }

        try
        {
            using var document = JsonFile.Parse(configurationPath);
            return configuration with
            {
                LowerCase = JsonFile.Flag(document.RootElement, "do_lower_case"),
                StripAccents = JsonFile.Flag(document.RootElement, "strip_accents"),
                IsolateChineseCharacters = JsonFile.Flag(document.RootElement, "tokenize_chinese_chars"),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new VocabularyException(
                configurationPath, null, $"cannot be read ({exception.Message}); make it readable or remove it", exception);
        }
    }
}
