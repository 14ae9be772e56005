using System.Diagnostics;
using System.Text;
using EnergyGate.Variants.Tokenization;

namespace EnergyGate.Bench.Benchmarks;

/// <summary>
/// Speed of the WordPiece tokenizer on one thread: megabytes (10^6 bytes of UTF-8) of text per second, and allocated bytes per text.
/// </summary>
internal sealed class TokenizerBenchmark : IBenchmark
{
    private const int PassCount = 101;
    private static readonly TimeSpan TimePerSet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TimeForWarmUp = TimeSpan.FromSeconds(0.5);

    /// <inheritdoc/>
    public string Name => "tokenizer";

    /// <inheritdoc/>
    public string Summary => "WordPiece text to ids on one thread: MB/s (10^6 bytes of UTF-8), allocated bytes per text";

    /// <inheritdoc/>
    /// <exception cref="VocabularyException">There is no vocabulary, or it cannot be used.</exception>
    public void Run(BenchmarkRequest request, TextWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        var configuration = VocabularyOf(request);
        var tokenizer = WordPieceTokenizer.FromConfiguration(configuration);
        var letters = tokenizer.Normalization.LowerCase ? "lower-cased" : "cased";
        output.WriteLine(
            $"tokenizer: {configuration.VocabularyPath}, {tokenizer.VocabularySize} ids, {letters}; one thread, no truncation");
        output.WriteLine(
            $"each set as often as fits {TimePerSet.TotalSeconds} s, {PassCount} times at most, after {TimeForWarmUp.TotalSeconds} s of "
            + "warm-up; MB = 10^6 bytes of UTF-8; every text of a set once in a pass");
        output.WriteLine(
            "MB/s are of elapsed time; MB per CPU s, of the whole process, is the figure for one core on a machine that does other things "
            + "too");
        output.WriteLine(
            $"{"texts",-22} {"count",8} {"MB",8} {"bytes/token",11} {"unknown",8} {"MB/s median",12} {"MB/s best",10} "
            + $"{"MB per CPU s",12} {"allocated bytes/text",21}");
        foreach (var set in TokenizerBenchmarkTexts.Read(request.GlueDirectory))
        {
            cancellation.ThrowIfCancellationRequested();
            output.WriteLine(Measure(tokenizer, set, cancellation));
        }
    }

    private static string Measure(WordPieceTokenizer tokenizer, TokenizerBenchmarkTexts set, CancellationToken cancellation)
    {
        var ids = new int[set.Texts.Max(text => WordPieceTokenizer.MaximumTokenCount(text.Length))];
        var typeIds = new int[ids.Length];
        var (tokens, unknown) = CountTokens(tokenizer, set.Texts, ids, typeIds);
        var seconds = new List<double>(PassCount);
        void Encode() => EncodeAll(tokenizer, set.Texts, ids, typeIds);
        Repeat(Encode, seconds, int.MaxValue, TimeForWarmUp, cancellation);

        seconds.Clear();
        seconds.EnsureCapacity(PassCount);
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Repeat(Encode, seconds, PassCount, TimePerSet, cancellation);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        processor = Environment.CpuUsage.TotalTime - processor;

        seconds.Sort();
        var megabytes = set.Texts.Sum(text => (double)Encoding.UTF8.GetByteCount(text)) / 1e6;
        var (median, best, passes) = (seconds[seconds.Count / 2], seconds[0], seconds.Count);
        return $"{set.Name,-22} {set.Texts.Count,8} {megabytes,8:F3} {megabytes * 1e6 / tokens,11:F2} {(double)unknown / tokens,8:P2} "
            + $"{megabytes / median,12:F1} {megabytes / best,10:F1} {megabytes * passes / processor.TotalSeconds,12:F1} "
            + $"{(double)allocated / passes / set.Texts.Count,21:F3}";
    }

    private static void Repeat(Action pass, List<double> seconds, int passCount, TimeSpan time, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            var begin = Stopwatch.GetTimestamp();
            pass();
            seconds.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
        while (seconds.Count < passCount && Stopwatch.GetElapsedTime(start) < time && !cancellation.IsCancellationRequested);
    }

    private static (long Tokens, long Unknown) CountTokens(
        WordPieceTokenizer tokenizer, IReadOnlyList<string> texts, int[] ids, int[] typeIds)
    {
        var (tokens, unknown) = (0L, 0L);
        foreach (var text in texts)
        {
            var count = tokenizer.Encode(text, WordPieceTokenizer.Unlimited, ids, typeIds);
            tokens += count - 2;
            unknown += ids.AsSpan(0, count).Count(tokenizer.UnknownId);
        }

        return (Math.Max(tokens, 1), unknown);
    }

    private static void EncodeAll(WordPieceTokenizer tokenizer, IReadOnlyList<string> texts, int[] ids, int[] typeIds)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            tokenizer.Encode(texts[i], WordPieceTokenizer.Unlimited, ids, typeIds);
        }
    }

    private static TokenizerConfiguration VocabularyOf(BenchmarkRequest request) =>
        request.Cased ? FindVocabulary(request) with { LowerCase = false } : FindVocabulary(request);

    private static TokenizerConfiguration FindVocabulary(BenchmarkRequest request)
    {
        if (request.VocabularyPath is { } named)
        {
            return TokenizerConfiguration.ForVocabulary(named);
        }

        if (request.ModelPath is { } model)
        {
            return TokenizerConfiguration.FromModelFolder(Directory.Exists(model) ? model : Path.GetDirectoryName(model) ?? "");
        }

        var embedded = Path.Combine(AppContext.BaseDirectory, "models");
        var path = Directory.Exists(embedded)
            ? Directory.EnumerateFiles(embedded, "vocab.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
        return path is not null
            ? TokenizerConfiguration.ForVocabulary(path)
            : throw new VocabularyException(embedded, null, "holds no vocab.txt; name a vocabulary with --vocab FILE");
    }
}
