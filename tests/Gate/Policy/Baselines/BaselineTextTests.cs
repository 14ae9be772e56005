using EnergyGate.Gate.Hosting;
using EnergyGate.Gate.Policy.Baselines;
using EnergyGate.Gate.Results;

namespace EnergyGate.Tests.Gate.Policy.Baselines;

internal sealed class BaselineTextTests
{
    private const string Path = "accuracy/RTE.tsv";
    private const string Shown = "baselines/accuracy/RTE.tsv";

    private static readonly BaselineHeader Header =
        new BaselineHeader(BaselineHeader.Accuracy, "some-model").With("batch", "32").With("inputs", "0a1b");
    private static readonly BaselineFile File = new(
        Path,
        Header,
        [
            new("int8-dynamic", "RTE", CheckKind.Regression, "predictions", "accuracy=0.5") { Scope = "vnni", Detail = "0110" },
            new("int8-dynamic", "RTE", CheckKind.Regression, "predictions", "accuracy=0.75") { Scope = "avx2", Detail = "0111" },
            new("fp32", "RTE", CheckKind.Regression, "predictions", "accuracy=1") { Detail = "1111" },
            new(null, "RTE", CheckKind.Accuracy, "labels", "4") { Detail = "1111" },
        ]);

    private static readonly string[] Lines = BaselineText.Write(File).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<int> LineNumbers => Enumerable.Range(1, Lines.Length);

    [Test]
    public void Read_WhatWasWritten_IsEqual() => Read(Lines).Should().Be(File);

    [Test]
    public void Write_Lines_AreSortedOneACellAndEndInADigest()
    {
        Lines.Select(line => string.Join(' ', line.Split('\t')[..5])).Should().Equal(
            "#energygate-baseline schema=1 lines=4 kind=accuracy model=some-model",
            "- RTE accuracy labels any",
            "fp32 RTE regression predictions any",
            "int8-dynamic RTE regression predictions avx2",
            "int8-dynamic RTE regression predictions vnni");
        Lines.Should().OnlyContain(line => System.Text.RegularExpressions.Regex.IsMatch(line, "\t[0-9a-f]{8}$"));
    }

    [TestCaseSource(nameof(LineNumbers))]
    public void Read_AnyCharacterOfALineEdited_NamesTheLine(int number)
    {
        var line = Lines[number - 1];
        for (var place = 0; place < line.Length; place++)
        {
            var edited = line[..place] + (line[place] == 'x' ? 'y' : 'x') + line[(place + 1)..];
            Refused([.. Lines[..(number - 1)], edited, .. Lines[number..]]).Should().StartWith($"{Shown}:{number}: ", edited);
        }
    }

    [TestCaseSource(nameof(LineNumbers))]
    public void Read_LineLeftOut_NamesTheHeader(int number) =>
        Refused([.. Lines[..(number - 1)], .. Lines[number..]]).Should().StartWith($"{Shown}:1: ");

    [Test]
    public void Read_LineTwice_NamesTheSecond() =>
        Refused([.. Lines[..3], Lines[2], .. Lines[3..]]).Should().StartWith($"{Shown}:4: ").And.Contain("twice");

    [Test]
    public void Read_LinesSwapped_NamesTheSecond() =>
        Refused([.. Lines[..3], Lines[4], Lines[3]]).Should().StartWith($"{Shown}:5: ").And.Contain("order");

    [Test]
    public void Read_LineOfAnotherFile_IsNamed()
    {
        var other = BaselineText.Write(new BaselineFile("accuracy/QNLI.tsv", Header, File.Lines)).Split('\n');
        Refused([.. Lines[..2], other[2], .. Lines[3..]]).Should().StartWith($"{Shown}:3: ");
    }

    [Test]
    public void Read_LineRecordedUnderOtherConditions_IsNamed()
    {
        var other = BaselineText.Write(new BaselineFile(Path, Header.With("inputs", "ffff"), File.Lines)).Split('\n');
        Refused([.. Lines[..2], other[2], .. Lines[3..]]).Should().StartWith($"{Shown}:3: ");
    }

    [Test]
    public void Read_UnknownSchema_SaysWhichIsKnown() =>
        Refused([Lines[0].Replace("schema=1", "schema=2", StringComparison.Ordinal), .. Lines[1..]])
            .Should().Contain("schema=2 is not known; this program reads schema=1");

    [Test]
    public void Read_CutFile_IsRefused()
    {
        var read = () => BaselineText.Read(Path, BaselineText.Write(File)[..^9], Shown);
        read.Should().Throw<BadInputException>().WithMessage($"{Shown}:5: *");
    }

    [Test]
    public void Read_EmptyFile_IsRefused() => Refused([]).Should().StartWith($"{Shown}:1: not a baseline");

    [Test]
    public void Read_AnyError_SaysWhatToDo() => Refused([]).Should().EndWith("; record it again with energygate baseline record");

    [TestCase("a\tb")]
    [TestCase("a\nb")]
    [TestCase("-")]
    public void Write_ColumnThatCannotBeReadBack_IsRefused(string value)
    {
        var write = () => BaselineText.Write(new BaselineFile(Path, Header, [new("fp32", "RTE", CheckKind.Static, "operators", value)]));
        write.Should().Throw<ArgumentException>();
    }

    [TestCase("na=me", "value")]
    [TestCase("name", "val\tue")]
    [TestCase("name", "val\nue")]
    public void Write_HeaderThatCannotBeReadBack_IsRefused(string name, string value)
    {
        var write = () => BaselineText.Write(new BaselineFile(Path, Header.With(name, value), []));
        write.Should().Throw<ArgumentException>();
    }

    [Test]
    public void File_TwoLinesOfOneKey_IsRefused()
    {
        var make = () => new BaselineFile(Path, Header, [File.Lines[0], File.Lines[0] with { Value = "5" }]);
        make.Should().Throw<ArgumentException>().WithMessage("*twice*");
    }

    private static BaselineFile Read(string[] lines) => BaselineText.Read(Path, string.Concat(lines.Select(line => line + "\n")), Shown);

    private static string Refused(string[] lines)
    {
        var read = () => Read(lines);
        return read.Should().Throw<BadInputException>().Which.Message;
    }
}
