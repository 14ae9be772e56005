using System.Text;
using EnergyGate.Evaluation.Readers;
using EnergyGate.Evaluation.Tasks;

namespace EnergyGate.Tests.Evaluation.Readers;

public sealed class MalformedDataTests
{
    [TestCase("SST-2", "", 1, 1)]
    [TestCase("SST-2", "\uFEFF", 1, 1)]
    [TestCase("CoLA", "", 1, 1)]
    [TestCase("SST-2", "sentence\tlabel\n", 2, 1)]
    [TestCase("SST-2", "sentence\tlabel\nfine\t1\nno label\n", 3, 2)]
    [TestCase("SST-2", "sentence\tlabel\nfine\t1\n\nfine\t1\n", 3, 2)]
    [TestCase("SST-2", "sentence\tlabel\nfine\t1\tmore\n", 2, 3)]
    [TestCase("SST-2", "sentence\tlabel\nfine\t2\n", 2, 2)]
    [TestCase("SST-2", "sentence\tlabel\nfine\t-1\n", 2, 2)]
    [TestCase("SST-2", "sentence\tlabel\nfine\t1 \n", 2, 2)]
    [TestCase("SST-2", "sentence\tlabel\nfine\t\n", 2, 2)]
    [TestCase("SST-2", "sentence\tlabel\nfine\tpositive\n", 2, 2)]
    [TestCase("SST-2", "sentence\tlabel\n\t1\n", 2, 1)]
    [TestCase("SST-2", "sentence\tlabel\tlabel\nfine\t1\t1\n", 1, 3)]
    [TestCase("CoLA", "gj04\t1\t\tFine.\ngj04\t1\t\n", 2, 4)]
    [TestCase("CoLA", "gj04\t?\t\tFine.\n", 1, 2)]
    [TestCase("CoLA", "gj04\t1\t\tFine.\textra\n", 1, 5)]
    [TestCase("RTE", "index\tsentence1\tsentence2\tlabel\n0\tA\tB\tneutral\n", 2, 4)]
    [TestCase("RTE", "index\tsentence1\tsentence2\tlabel\n0\tA\tB\t0\n", 2, 4)]
    [TestCase("RTE", "index\tsentence1\tsentence2\tlabel\n0\tA\t\tentailment\n", 2, 3)]
    [TestCase("MNLI", "sentence1\tsentence2\tgold_label\nA\tB\t-\n", 2, 3)]
    [TestCase("QQP", "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n\"\tWas he real?\t0\n", 2, 4)]
    [TestCase("STS-B", "sentence1\tsentence2\tscore\nA\tB\t5.01\n", 2, 3)]
    [TestCase("STS-B", "sentence1\tsentence2\tscore\nA\tB\t-0.1\n", 2, 3)]
    [TestCase("STS-B", "sentence1\tsentence2\tscore\nA\tB\tNaN\n", 2, 3)]
    [TestCase("STS-B", "sentence1\tsentence2\tscore\nA\tB\tInfinity\n", 2, 3)]
    [TestCase("STS-B", "sentence1\tsentence2\tscore\nA\tB\t1,5\n", 2, 3)]
    [TestCase("STS-B", "sentence1\tsentence2\tscore\nA\tB\t\n", 2, 3)]
    public void Parse_OfAMalformedTable_NamesFileLineAndColumn(string task, string content, int line, int column)
    {
        var error = Refusal(task, Encoding.UTF8.GetBytes(content), "some/dev.tsv");

        (error.File, error.Line, error.Column).Should().Be(("some/dev.tsv", line, column));
        error.Message.Should().StartWith($"some/dev.tsv, line {line}, column {column}");
    }

    [TestCase("", 1, null)]
    [TestCase("{\"premise\":\"A\",\"hypothesis\":\"B\",\"label\":0}\n\n", 2, null)]
    [TestCase("[1]\n", 1, null)]
    [TestCase("{\"premise\":\"A\"", 1, null)]
    [TestCase("{\"premise\":\"A\",\"label\":0}", 1, "hypothesis")]
    [TestCase("{\"premise\":\"A\",\"hypothesis\":null,\"label\":0}", 1, "hypothesis")]
    [TestCase("{\"premise\":\"\",\"hypothesis\":\"B\",\"label\":0}", 1, "premise")]
    [TestCase("{\"premise\":\"\\ud800\",\"hypothesis\":\"B\",\"label\":0}", 1, "premise")]
    [TestCase("{\"premise\":\"A\",\"hypothesis\":\"B\"}", 1, "label")]
    [TestCase("{\"premise\":\"A\",\"hypothesis\":\"B\",\"label\":3}", 1, "label")]
    [TestCase("{\"premise\":\"A\",\"hypothesis\":\"B\",\"label\":-1}", 1, "label")]
    [TestCase("{\"premise\":\"A\",\"hypothesis\":\"B\",\"label\":0.5}", 1, "label")]
    [TestCase("{\"premise\":\"A\",\"hypothesis\":\"B\",\"label\":null}", 1, "label")]
    [TestCase("{\"premise\":\"A\",\"hypothesis\":\"B\",\"label\":\"yes\"}", 1, "label")]
    public void Parse_OfMalformedJsonLines_NamesFileLineAndField(string content, int line, string? field)
    {
        var error = Refusal("MNLI", Encoding.UTF8.GetBytes(content), "dev_matched.jsonl");

        (error.File, error.Line, error.ColumnName).Should().Be(("dev_matched.jsonl", line, field));
        error.Column.Should().BePositive();
    }

    [Test]
    public void Parse_OfBytesThatAreNotUtf8_NamesTheColumn()
    {
        var error = Refusal("SST-2", [.. "sentence\tlabel\nfine\t1\n"u8, 0x63, 0xE9, .. "\t1\n"u8], "dev.tsv");

        (error.Line, error.Column, error.ColumnName).Should().Be((3, 1, "sentence"));
        error.Message.Should().Contain("UTF-8");
    }

    [Test]
    public void Parse_OfJsonBytesThatAreNotUtf8_NamesTheLine() =>
        Refusal("MNLI", [.. "{\"premise\":\""u8, 0xFF, .. "\"}"u8], "x.jsonl")
            .Message.Should().Contain("x.jsonl, line 1, column 13")
            .And.Contain("UTF-8");

    [TestCase("SST-2", "index\tsentence\n0\tfine\n")]
    [TestCase("CoLA", "index\tsentence\n0\tFine.\n")]
    [TestCase("STS-B", "index\tsentence1\tsentence2\n0\tA\tB\n")]
    public void Parse_OfAnUnlabelledTestFile_SaysSo(string task, string content) =>
        Refusal(task, Encoding.UTF8.GetBytes(content), "test.tsv").Message.Should().Contain("unlabelled test file");

    private static MalformedDataException Refusal(string task, byte[] content, string name)
    {
        var parse = () => GlueReader.Parse(GlueTasks.Parse(task), content, name);
        return parse.Should().Throw<MalformedDataException>().Which;
    }
}
