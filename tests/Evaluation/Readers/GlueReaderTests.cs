using System.Collections.Immutable;
using System.Text;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Tests.Evaluation.Readers;

public sealed class GlueReaderTests
{
    [TestCase("SST-2", "sentence\tlabel\nit 's fine . \t1\n", 2, "it 's fine . ", null, 1)]
    [TestCase("SST-2", "label\tsentence\n0\tcolumns by name\n", 2, "columns by name", null, 0)]
    [TestCase("CoLA", "gj04\t0\t*\tHim ran.", 1, "Him ran.", null, 0)]
    [TestCase(
        "MRPC", "\uFEFFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\r\n1\t7\t8\tHe said \"no.\t\"No\r\n", 2, "He said \"no.", "\"No", 1)]
    [TestCase("QQP", "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n4\t1\t2\tWhy?\tHow?\t0\n", 2, "Why?", "How?", 0)]
    [TestCase("QQP", "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n4\t1\t2\tWhy?\t\t0\n", 2, "Why?", "", 0)]
    [TestCase("QNLI", "index\tquestion\tsentence\tlabel\n0\tWho?\tHe did.\tentailment\n", 2, "Who?", "He did.", 0)]
    [TestCase("RTE", "index\tsentence1\tsentence2\tlabel\n0\tA\tB\tnot_entailment\n", 2, "A", "B", 1)]
    [TestCase("WNLI", "index\tsentence1\tsentence2\tlabel\n0\tA\tB\t1", 2, "A", "B", 1)]
    [TestCase(
        "MNLI",
        MnliHeader
            + "0\t1\t2\tfiction\t( a )\t( b )\t(R a)\t(R b)\tA a\tB b\tneutral\tentailment\tneutral\tneutral\tneutral\tcontradiction\n",
        2,
        "A a",
        "B b",
        2)]
    [TestCase(
        "MNLI-MM",
        MnliHeader + "0\t1\t2\tfiction\t( a )\t( b )\t(R a)\t(R b)\tA a\tB b\tneutral\tentailment\tneutral\tneutral\tneutral\tneutral\r\n",
        2, "A a", "B b", 1)]
    public void Parse_OfATasksOwnFormat_GivesTextsAndLabel(string task, string content, int line, string text, string? pair, int label) =>
        Parse(task, content).Should().Equal(new LabelledExample(line, text, pair, label, double.NaN));

    [Test]
    public void Parse_OfStsB_GivesTheScore() =>
        Parse("STS-B", StsbHeader + "0\tg\tf\t2012\t1\tnone\tnone\tA\tB\t4.750\n")
            .Should().Equal(new LabelledExample(2, "A", "B", -1, 4.75));

    [Test]
    public void Parse_OfTheMnliTrainColumns_FindsThemByName() =>
        Parse(
                "MNLI",
                "index\tpromptID\tpairID\tgenre\ts1b\ts2b\ts1p\ts2p\tsentence1\tsentence2\tlabel1\tgold_label\n"
                + "0\t1\t2\tg\ta\tb\tc\td\tA\tB\tneutral\tentailment\n")
            .Single()
            .Label.Should().Be(0);

    [TestCase("{\"premise\":\"A \\u00e9\",\"hypothesis\":\"B\",\"label\":\"contradiction\"}\n", 2)]
    [TestCase("{\"label\":1,\"hypothesis\":\"B\",\"premise\":\"A é\",\"idx\":7}\r\n", 1)]
    [TestCase("{\"label\":\"0\",\"hypothesis\":\"B\",\"premise\":\"A é\"}", 0)]
    public void Parse_OfJsonLines_TakesLabelsAsNamesAndNumbers(string content, int label) =>
        Parse("MNLI", content, "dev_matched.jsonl").Should().Equal(new LabelledExample(1, "A é", "B", label, double.NaN));

    [Test]
    public void Parse_OfUnusualText_LeavesItAlone()
    {
        const string text = " \"\"a, 'b\\n\u2028\u0085\u00a0\rc\v ";

        Parse("SST-2", $"sentence\tlabel\n{text}\t1\n").Single().Text.Should().Be(text);
    }

    [TestCase("SST-2", "SST-2", 872, 67349)]
    [TestCase("CoLA", "CoLA", 1043, 8551)]
    [TestCase("MRPC", "MRPC", 408, 3668)]
    [TestCase("RTE", "RTE", 277, 2490)]
    [TestCase("STS-B", "STS-B", 1500, 5749)]
    public void Read_OfTheOriginalFiles_FindsEveryRow(string task, string folder, int dev, int train)
    {
        SharedData.Require("data", "glue", folder);
        var directory = SharedData.Require("data", "glue");

        GlueReader.Read(GlueTasks.Parse(task), directory, GlueSplit.Dev).Should().HaveCount(dev);
        GlueReader.Read(GlueTasks.Parse(task), directory, GlueSplit.Train).Should().HaveCount(train);
    }

    [TestCase("SST-2", "bert-sst2-dev.jsonl")]
    [TestCase("CoLA", "bert-cola-dev.jsonl")]
    [TestCase("MRPC", "bert-mrpc-dev.jsonl")]
    [TestCase("RTE", "bert-rte-dev.jsonl")]
    [TestCase("STS-B", "bert-stsb-dev.jsonl")]
    public void Read_OfTheOriginalDevFiles_GivesTheTextsThatTheOracleTokenized(string task, string golden)
    {
        var rows = File.ReadLines(SharedData.Require("golden", "tokenizer", golden))
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement)
            .Select(row => (row.GetProperty("text").GetString()!, row.GetProperty("pair").GetString()));

        GlueReader.Read(GlueTasks.Parse(task), SharedData.Require("data", "glue"), GlueSplit.Dev)
            .Select(example => (example.Text, example.Pair)).Should().Equal(rows);
    }

    [Test]
    public void Read_WithoutTheFile_SaysWhereItLooked()
    {
        var read = () => GlueReader.Read(GlueTasks.Parse("mnli-mm"), "nowhere", GlueSplit.Dev);

        read.Should().Throw<FileNotFoundException>().Which.Message.Should()
            .ContainAll("MNLI-MM", Path.Combine("nowhere", "MNLI", "dev_mismatched.tsv"), "dev_mismatched.jsonl");
    }

    [Test]
    public void Find_WithBothForms_PrefersTheTable()
    {
        var folder = Directory.CreateTempSubdirectory("energygate-glue-");
        try
        {
            var inside = Directory.CreateDirectory(Path.Combine(folder.FullName, "MNLI")).FullName;
            File.WriteAllText(Path.Combine(inside, "dev_matched.jsonl"), "{}");
            GlueReader.Find(GlueTasks.Parse("MNLI"), folder.FullName, GlueSplit.Dev).Should().EndWith("dev_matched.jsonl");
            File.WriteAllText(Path.Combine(inside, "dev_matched.tsv"), "x");
            GlueReader.Find(GlueTasks.Parse("MNLI"), folder.FullName, GlueSplit.Dev).Should().EndWith("dev_matched.tsv");
            GlueReader.Find(GlueTasks.Parse("MNLI"), folder.FullName, GlueSplit.Train).Should().BeNull();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private const string StsbHeader = "index\tgenre\tfilename\tyear\told_index\tsource1\tsource2\tsentence1\tsentence2\tscore\n";

    private const string MnliHeader =
        "index\tpromptID\tpairID\tgenre\tsentence1_binary_parse\tsentence2_binary_parse\tsentence1_parse\tsentence2_parse\t"
        + "sentence1\tsentence2\tlabel1\tlabel2\tlabel3\tlabel4\tlabel5\tgold_label\n";

    private static ImmutableArray<LabelledExample> Parse(string task, string content, string name = "dev.tsv") =>
        GlueReader.Parse(GlueTasks.Parse(task), Encoding.UTF8.GetBytes(content), name);
}
