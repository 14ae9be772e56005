using EnergyGate.Gate.Inputs;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Commands;

internal sealed class TokenizeCommandTests
{
    private static readonly string Vocabulary = Path.Combine(EmbeddedData.ModelFolder, "vocab.txt");

    [Test]
    public void Tokenize_SingleAndPair_WritesOneLineEach()
    {
        var run = ProgramRun.Of(
            "{\"text\":\"a\"}\n{\"text\":\"a\",\"pair\":\"a\"}\n{\"text\":\"a\",\"pair\":null}\n",
            CancellationToken.None, "tokenize", "--vocab", Vocabulary);
        run.ExitCode.Should().Be(ExitCode.Pass, run.Error);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(3);
        lines[0].Should().Be(lines[2]).And.MatchRegex("^{\"ids\":\\[2,[0-9]+,3\\],\"type_ids\":\\[0,0,0\\]}$");
        lines[1].Should().MatchRegex("^{\"ids\":\\[2,[0-9]+,3,[0-9]+,3\\],\"type_ids\":\\[0,0,0,1,1\\]}$");
    }

    [Test]
    public void Tokenize_MaxLength_CutsLongestFirst()
    {
        var run = ProgramRun.Of(
            "{\"text\":\"a a a a a a a a\",\"pair\":\"a\"}\n",
            CancellationToken.None, "tokenize", "--vocab", Vocabulary, "--max-length", "6");
        run.Out.Should().Contain("\"type_ids\":[0,0,0,0,1,1]");
    }

    [TestCase("bert-mrpc-dev.jsonl")]
    [TestCase("bert-unicode.jsonl")]
    public void Tokenize_GoldenFile_GivesItsIds(string file)
    {
        var golden = File.ReadAllLines(SharedData.Require("golden", "tokenizer", file)).Where(
            line =>
                line.Contains("\"max_length\":null", StringComparison.Ordinal)
                    || line.Contains("\"max_length\": null", StringComparison.Ordinal)).ToArray();
        golden.Should().NotBeEmpty();
        var run = ProgramRun.Of(
            string.Join('\n', golden),
            CancellationToken.None, "tokenize", "--vocab", SharedData.Require("data", "vocab", "bert-base-uncased.txt"));
        var answers = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answers.Zip(golden).Where(pair => Ids(pair.First) != Ids(pair.Second)).Should().BeEmpty();
        answers.Should().HaveSameCount(golden);
    }

    private static string Ids(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return string.Join(',', document.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()));
    }
}
